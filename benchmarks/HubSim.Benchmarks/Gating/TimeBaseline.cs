namespace HubSim.Benchmarks.Gating;

/// <summary>Times of one processor, as ratios to the yardstick.</summary>
sealed record TimeBaseline
{
    public required string Cpu { get; init; }

    public required string Runtime { get; init; }

    public required string System { get; init; }

    /// <summary>How the tolerances came about.</summary>
    public required string Tolerances { get; init; }

    public required IReadOnlyList<ExpectedTime> Workloads { get; init; }
}

/// <summary>What the gate expects of the time of one workload on one processor.</summary>
sealed record ExpectedTime
{
    public required string Workload { get; init; }

    /// <summary>Geometric mean of all ratios below.</summary>
    public required double Ratio { get; init; }

    /// <summary>By what share one more process may exceed <see cref="Ratio"/>; see <see cref="Noise"/>.</summary>
    public required double Tolerance { get; init; }

    /// <summary>From processes beside which the machine did what it did.</summary>
    public required IReadOnlyList<double> Ratios { get; init; }

    /// <summary>From processes beside which every core was kept busy with memory.</summary>
    public required IReadOnlyList<double> DisturbedRatios { get; init; }
}
