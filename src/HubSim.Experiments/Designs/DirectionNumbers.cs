using System.Globalization;

namespace HubSim.Experiments.Designs;

/// <summary>
/// Direction numbers of Sobol sequences: for each dimension and each binary digit of a point's index, the bits that the
/// digit turns over in the coordinate.
/// Source: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30
/// (2008), 2635-2654, file new-joe-kuo-6.21201, here to dimension 512; recurrence: Bratley and Fox, ACM TOMS 14 (1988),
/// equation 2.
/// </summary>
internal static class DirectionNumbers
{
    /// <summary>Bits of a coordinate.</summary>
    public const int Bits = 32;

    /// <summary>Most dimensions that the table has.</summary>
    public const int Dimensions = 512;

    private static readonly Lazy<uint[][]> Table = new(Read);

    /// <summary>Direction numbers of a dimension, most significant binary digit of the coordinate first.</summary>
    /// <param name="dimension">Dimension, from 0.</param>
    public static IReadOnlyList<uint> Of(int dimension) => Table.Value[dimension];

    private static uint[][] Read()
    {
        using var stream = typeof(DirectionNumbers).Assembly.GetManifestResourceStream("joe-kuo-6.txt")!;
        using var reader = new StreamReader(stream);
        var table = new List<uint[]> { VanDerCorput() };
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            table.Add(Extended([.. line.Split(' ').Select(word => uint.Parse(word, CultureInfo.InvariantCulture))]));
        }

        return [.. table];
    }

    /// <summary>The first dimension, which the file leaves out: the digits of the index in reverse.</summary>
    private static uint[] VanDerCorput() => [.. Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit))];

    /// <summary>From a line "d s a m_1 ... m_s" to all direction numbers of its dimension.</summary>
    private static uint[] Extended(uint[] line)
    {
        var degree = (int)line[1];
        var polynomial = line[2];
        var numbers = new uint[Bits];
        for (var bit = 0; bit < Bits; bit++)
        {
            if (bit < degree)
            {
                numbers[bit] = line[3 + bit] << (Bits - 1 - bit);
                continue;
            }

            numbers[bit] = numbers[bit - degree] ^ (numbers[bit - degree] >> degree);
            for (var back = 1; back < degree; back++)
            {
                if (((polynomial >> (degree - 1 - back)) & 1) == 1)
                {
                    numbers[bit] ^= numbers[bit - back];
                }
            }
        }

        return numbers;
    }
}
