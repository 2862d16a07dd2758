using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random.Numerics;

/// <summary>Standard exponential variates by the ziggurat.</summary>
internal static class ExponentialZiggurat
{
    // For 256 layers. Source: Marsaglia and Tsang (2000).
    private const double TailStart = 7.69711747013104972;

    private static readonly Ziggurat Shape = new(
        TailStart,
        (TailStart + 1) * Elementary.Exp(-TailStart),
        x => Elementary.Exp(-x),
        y => -Elementary.Log(y));

    private static readonly Ziggurat.Layer[] Layers = Shape.Layers;
    private static readonly Ziggurat.Edge[] Edges = Shape.Edges;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next<T>(ref T source)
        where T : struct, IWordSource
    {
        var word = source.NextWord();
        ref readonly var layer = ref Layers[(int)(word & 255)];
        var cell = (long)(word >> 12);
        var x = (cell + 0.5) * layer.CellWidth;
        return cell < layer.SurelyInside ? x : AtTheEdge(ref source, (int)(word & 255), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double AtTheEdge<T>(ref T source, int layer, double x)
        where T : struct, IWordSource
    {
        // The tail of an exponential is an exponential again, shifted.
        var shift = 0.0;
        while (true)
        {
            if (layer == 0)
            {
                shift += TailStart;
            }
            else if (Edges[layer].Bottom + (Edges[layer].Height * source.NextUniform()) < Elementary.Exp(-x))
            {
                return shift + x;
            }

            var word = source.NextWord();
            layer = (int)(word & 255);
            var cell = (long)(word >> 12);
            x = (cell + 0.5) * Layers[layer].CellWidth;
            if (cell < Layers[layer].SurelyInside)
            {
                return shift + x;
            }
        }
    }
}
