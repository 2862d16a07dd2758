namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// One layer of a ziggurat of 256: a column of equal area under a falling density, of which most is accepted at once.
/// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of Statistical Software
/// 5(8) (2000). Layer, sign and position are cut from disjoint bits of one word, which their own 32-bit version does not
/// do; see Doornik, "An improved ziggurat method to generate normal random samples" (2005).
/// </summary>
internal readonly struct ZigguratLayer
{
    /// <summary>Layers in a ziggurat; the low eight bits of a word choose one.</summary>
    public const int Count = 256;

    private const double Cells = 1L << 52;

    private ZigguratLayer(double width, double innerWidth, double top, double bottom)
    {
        CellWidth = width / Cells;
        SurelyInside = (long)(innerWidth / width * Cells);
        Bottom = bottom;
        Height = top - bottom;
    }

    /// <summary>Width of the layer over 2^52.</summary>
    public double CellWidth { get; }

    /// <summary>Cells, of 2^52, which lie under the density over the full height of the layer.</summary>
    public long SurelyInside { get; }

    /// <summary>Density at the outer edge.</summary>
    public double Bottom { get; }

    /// <summary>Density at the inner edge, less <see cref="Bottom"/>.</summary>
    public double Height { get; }

    /// <summary>The layers from the bottom up. Layer 0 is as wide as its area, which includes the tail, demands.</summary>
    /// <param name="tailStart">Where the tail begins.</param>
    /// <param name="area">Area of each layer.</param>
    /// <param name="density">The density, 1 at 0 and falling.</param>
    /// <param name="inverse">Inverse of the density.</param>
    public static ZigguratLayer[] Build(
        double tailStart, double area, Func<double, double> density, Func<double, double> inverse)
    {
        var layers = new ZigguratLayer[Count];
        layers[0] = new ZigguratLayer(area / density(tailStart), tailStart, 0, 0);
        var outer = tailStart;
        for (var i = 1; i < Count; i++)
        {
            var bottom = density(outer);
            var inner = i == Count - 1 ? 0 : inverse(bottom + (area / outer));
            layers[i] = new ZigguratLayer(outer, inner, i == Count - 1 ? 1 : density(inner), bottom);
            outer = inner;
        }

        return layers;
    }
}
