using System.Runtime.InteropServices;

namespace HubSim.Model.Computing;

/// <summary>One job with all its luck, as drawn when it was submitted.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Job
{
    /// <summary>Index of its type.</summary>
    public required byte Type { get; init; }

    /// <summary>Class under a discipline by priority; the lower number is served first.</summary>
    public byte Class { get; init; }

    /// <summary>Cards, all granted at once.</summary>
    public required int Cards { get; init; }

    /// <summary>Ticks on imported cards for which it would run at the first attempt, not beyond its limit.</summary>
    public required long Runs { get; init; }

    /// <summary>Ticks on imported cards for which it runs when submitted again; 0 when it is not.</summary>
    public long RunsAgain { get; init; }

    /// <summary>Ticks on imported cards for which it may run.</summary>
    public required long Limit { get; init; }

    /// <summary>Whether the first attempt has a result.</summary>
    public required bool Completes { get; init; }

    /// <summary>Whether the second attempt has a result.</summary>
    public bool CompletesAgain { get; init; }

    /// <summary>Whether it can run on domestic cards.</summary>
    public bool IsPortable { get; init; }

    /// <summary>Uniform number of its patience.</summary>
    public required double Patience { get; init; }

    /// <summary>Uniform number of its way out: bought when this lies below the share of jobs bought.</summary>
    public required double WayOut { get; init; }

    /// <summary>The second attempt of a job that failed.</summary>
    public Job Again() => this with { Runs = RunsAgain, Completes = CompletesAgain, RunsAgain = 0 };
}
