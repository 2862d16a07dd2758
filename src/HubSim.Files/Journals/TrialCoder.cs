using HubSim.Experiments.Trials;

namespace HubSim.Files.Journals;

/// <summary>What a trial of an experiment yields, as bytes of a record, and back.</summary>
public static class TrialCoder
{
    /// <summary>A finished trial as bytes.</summary>
    /// <param name="yield">What it yielded.</param>
    public static byte[] Encode(TrialYield yield)
    {
        ArgumentNullException.ThrowIfNull(yield);
        var packer = new Packer();
        packer.Add([.. yield.Responses]);
        packer.AddBlock(yield.Attachment.Span);
        return packer.Compressed();
    }

    /// <summary>The yield that bytes stand for.</summary>
    /// <param name="bytes">What <see cref="Encode"/> gave.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static TrialYield Decode(ReadOnlySpan<byte> bytes)
    {
        var unpacker = new Unpacker(bytes);
        var responses = unpacker.Reals();
        var attachment = unpacker.Block();
        unpacker.End();
        return new TrialYield(responses, attachment);
    }
}
