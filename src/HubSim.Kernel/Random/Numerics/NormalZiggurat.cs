using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random.Numerics;

/// <summary>Standard normal variates by the ziggurat.</summary>
internal static class NormalZiggurat
{
    // For 256 layers. Source: Marsaglia and Tsang (2000).
    private const double TailStart = 3.6541528853610088;
    private const double Sqrt2Pi = 2.50662827463100050242;

    private static readonly Ziggurat Shape = new(
        TailStart,
        (TailStart * Elementary.Exp(-0.5 * TailStart * TailStart)) + (Sqrt2Pi * NormalFunctions.Cdf(-TailStart)),
        x => Elementary.Exp(-0.5 * x * x),
        y => Math.Sqrt(-2 * Elementary.Log(y)));

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
        return Signed(cell < layer.SurelyInside ? x : AtTheEdge(ref source, ref word, x), word);
    }

    // Bit 8 is the sign; the layer has bits 0 to 7 and the position bits 12 to 63. Without a branch, for it is a coin toss.
    private static double Signed(double x, ulong word) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) ^ ((word & 256) << 55));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double AtTheEdge<T>(ref T source, ref ulong word, double x)
        where T : struct, IWordSource
    {
        while (true)
        {
            var layer = (int)(word & 255);
            if (layer == 0)
            {
                return Tail(ref source);
            }

            if (Edges[layer].Bottom + (Edges[layer].Height * source.NextUniform()) < Elementary.Exp(-0.5 * x * x))
            {
                return x;
            }

            word = source.NextWord();
            var cell = (long)(word >> 12);
            x = (cell + 0.5) * Layers[(int)(word & 255)].CellWidth;
            if (cell < Layers[(int)(word & 255)].SurelyInside)
            {
                return x;
            }
        }
    }

    // Source: Marsaglia, "Generating a variable from the tail of the normal distribution", Technometrics 6 (1964).
    private static double Tail<T>(ref T source)
        where T : struct, IWordSource
    {
        while (true)
        {
            var beyond = ExponentialZiggurat.Next(ref source) / TailStart;
            if (2 * ExponentialZiggurat.Next(ref source) > beyond * beyond)
            {
                return TailStart + beyond;
            }
        }
    }
}
