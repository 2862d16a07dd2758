namespace HubSim.Benchmarks.Gating;

/// <summary>What the gate holds a workload to.</summary>
sealed record Expected
{
    public required string Workload { get; init; }

    public required long NominalEvents { get; init; }

    public required long KernelEvents { get; init; }

    /// <summary>Bytes per nominal event, rounded as <see cref="Comparison.Bytes"/> does.</summary>
    public required double BytesPerEvent { get; init; }

    public required double Check { get; init; }

    /// <summary>Fingerprint of all answers of all runs.</summary>
    public required string Hash { get; init; }

    /// <summary>Geometric mean of <see cref="Ratios"/>; 0 for a yardstick, whose time is not judged.</summary>
    public required double Ratio { get; init; }

    /// <summary>By what share the ratio of one more run may exceed <see cref="Ratio"/>; see <see cref="Noise"/>.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Processor time as a multiple of the yardstick's, in each run of the program.</summary>
    public required IReadOnlyList<double> Ratios { get; init; }
}
