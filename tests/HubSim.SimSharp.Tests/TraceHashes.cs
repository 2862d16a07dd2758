using System.Text;
using HubSim.Kernel.Tracing;

namespace HubSim.SimSharp.Tests;

/// <summary>A trace of hundreds of thousands of events, kept as one hash of the JSON line of each.</summary>
sealed class TraceHashes : ITraceObserver
{
    private readonly StringBuilder line = new();
    private readonly JsonTrace json;
    private readonly List<ulong> hashes = [];

    public TraceHashes() => json = new JsonTrace(new StringWriter(line));

    /// <summary>A hash for each event.</summary>
    public IReadOnlyList<ulong> Hashes => hashes;

    public void OnEvent(in TraceRecord record)
    {
        json.OnEvent(record);
        hashes.Add(Hash(line));
        line.Clear();
    }

    /// <summary>FNV-1a. Source: Fowler, Noll and Vo; RFC 9923.</summary>
    private static ulong Hash(StringBuilder text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var chunk in text.GetChunks())
        {
            foreach (var letter in chunk.Span)
            {
                hash = unchecked((hash ^ letter) * 0x100000001B3);
            }
        }

        return hash;
    }
}
