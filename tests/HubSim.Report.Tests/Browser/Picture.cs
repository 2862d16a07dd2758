using System.Buffers.Binary;
using System.IO.Compression;

namespace HubSim.Report.Tests.Browser;

/// <summary>A picture of what is on the screen. Source of the format: PNG (third edition), W3C 2025, sections 5, 9 and 11.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Rgb">Three bytes a pixel, row by row.</param>
sealed record Picture(int Width, int Height, byte[] Rgb)
{
    private const int SignatureBytes = 8;

    /// <summary>Number of pixels that are this colour, but for some steps in each channel.</summary>
    public int Count(int red, int green, int blue, int steps = 24)
    {
        var count = 0;
        for (var i = 0; i < Rgb.Length; i += 3)
        {
            count += Math.Abs(Rgb[i] - red) <= steps && Math.Abs(Rgb[i + 1] - green) <= steps && Math.Abs(Rgb[i + 2] - blue) <= steps ? 1 : 0;
        }

        return count;
    }

    /// <summary>The colour of the first pixel: the ground.</summary>
    public (int Red, int Green, int Blue) Ground => (Rgb[0], Rgb[1], Rgb[2]);

    /// <summary>Reads a PNG of eight bits a channel, with or without transparency, not interlaced: what browsers make.</summary>
    public static Picture Decode(byte[] png)
    {
        var (width, height, channels) = (0, 0, 3);
        using var packed = new MemoryStream();
        for (var at = SignatureBytes; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var body = png.AsSpan(at + 8, length);
            if (kind == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
                Assert.Equal((8, 0), (body[8], body[12]));
                channels = body[9] == 6 ? 4 : 3;
            }
            else if (kind == "IDAT")
            {
                packed.Write(body);
            }

            at += length + 12;
        }

        packed.Position = 0;
        return new Picture(width, height, Unfilter(packed, width, height, channels));
    }

    private static byte[] Unfilter(Stream packed, int width, int height, int channels)
    {
        using var bytes = new ZLibStream(packed, CompressionMode.Decompress);
        var (row, above) = (new byte[width * channels], new byte[width * channels]);
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var filter = bytes.ReadByte();
            bytes.ReadExactly(row);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, corner) = x < channels ? ((byte)0, (byte)0) : (row[x - channels], above[x - channels]);
                row[x] += (byte)(filter switch { 1 => left, 2 => above[x], 3 => (left + above[x]) / 2, 4 => Paeth(left, above[x], corner), _ => 0 });
            }

            for (var x = 0; x < width; x++)
            {
                row.AsSpan(x * channels, 3).CopyTo(rgb.AsSpan(((y * width) + x) * 3));
            }

            (row, above) = (above, row);
        }

        return rgb;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
