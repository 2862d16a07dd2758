namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// A ziggurat of 256 layers: columns of equal area under a falling density, of each of which most is accepted at once.
/// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of Statistical Software
/// 5(8) (2000). Layer, sign and position are cut from disjoint bits of one word, which their own 32-bit version does not
/// do; see Doornik, "An improved ziggurat method to generate normal random samples" (2005).
/// </summary>
internal sealed class Ziggurat
{
    /// <summary>The low eight bits of a word choose a layer.</summary>
    private const int LayerCount = 256;

    private const double Cells = 1L << 52;

    /// <summary>Computes the layers from the bottom up.</summary>
    /// <param name="tailStart">Where the tail begins.</param>
    /// <param name="area">Area of each layer.</param>
    /// <param name="density">The density, 1 at 0 and falling.</param>
    /// <param name="inverse">Inverse of the density.</param>
    public Ziggurat(double tailStart, double area, Func<double, double> density, Func<double, double> inverse)
    {
        SetLayer(0, area / density(tailStart), tailStart, 0, 0);
        var outer = tailStart;
        for (var i = 1; i < LayerCount; i++)
        {
            var bottom = density(outer);
            var inner = i == LayerCount - 1 ? 0 : inverse(bottom + (area / outer));
            SetLayer(i, outer, inner, i == LayerCount - 1 ? 1 : density(inner), bottom);
            outer = inner;
        }
    }

    /// <summary>
    /// The layers from the bottom up, as far as each draw needs them: half as many lines of the cache as with their edges.
    /// Layer 0 is as wide as its area, which includes the tail, demands.
    /// </summary>
    public Layer[] Layers { get; } = new Layer[LayerCount];

    /// <summary>What only a draw at the edge of a layer needs.</summary>
    public Edge[] Edges { get; } = new Edge[LayerCount];

    private void SetLayer(int index, double width, double innerWidth, double top, double bottom)
    {
        Layers[index] = new Layer(width / Cells, (long)(innerWidth / width * Cells));
        Edges[index] = new Edge(bottom, top - bottom);
    }

    /// <summary>A layer.</summary>
    /// <param name="CellWidth">Its width over 2^52.</param>
    /// <param name="SurelyInside">Cells, of 2^52, which lie under the density over the full height of the layer.</param>
    internal readonly record struct Layer(double CellWidth, long SurelyInside);

    /// <summary>The outer end of a layer.</summary>
    /// <param name="Bottom">Density at the outer edge.</param>
    /// <param name="Height">Density at the inner edge, less <paramref name="Bottom"/>.</param>
    internal readonly record struct Edge(double Bottom, double Height);
}
