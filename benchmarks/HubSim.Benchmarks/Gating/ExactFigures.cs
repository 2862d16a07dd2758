using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>What must come out the same on every processor, of one workload.</summary>
sealed record ExactFigures
{
    public required string Workload { get; init; }

    public required long NominalEvents { get; init; }

    public required long KernelEvents { get; init; }

    /// <summary>Words taken from streams; of a whole model blocks of four words.</summary>
    public required long Draws { get; init; }

    /// <summary>Bytes per nominal event, rounded as <see cref="Bytes"/> does.</summary>
    public required double BytesPerEvent { get; init; }

    public required double Check { get; init; }

    /// <summary>Fingerprint of all answers of all runs.</summary>
    public required string Hash { get; init; }

    /// <summary>The exact part of a measurement.</summary>
    public static ExactFigures Of(Measurement one) => new()
    {
        Workload = one.Workload,
        NominalEvents = one.NominalEvents,
        KernelEvents = one.KernelEvents,
        Draws = one.Draws,
        BytesPerEvent = Bytes(one.BytesPerEvent),
        Check = one.Check,
        Hash = one.Hash,
    };

    /// <summary>Bytes per event as they are compared: less than this is one byte in a million events.</summary>
    public static double Bytes(double bytesPerEvent) => Math.Round(bytesPerEvent, 6);
}
