using System.Globalization;
using HubSim.Kernel.Random;

namespace HubSim.Files.Experiments;

/// <summary>A factor of an experiment together with what its scenario says of the value.</summary>
public sealed record ResolvedFactor
{
    /// <summary>Key under which it stands, such as "factors".</summary>
    public required string Group { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the value in the scenario.</summary>
    public required string Path { get; init; }

    /// <summary>Unit of the value; empty for none.</summary>
    public required string Unit { get; init; }

    /// <summary>What the value means.</summary>
    public required string Description { get; init; }

    /// <summary>True when only whole numbers may stand there: levels of a range are then rounded.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Lower end of the range; null without one.</summary>
    public double? From { get; init; }

    /// <summary>Upper end of the range; null without one.</summary>
    public double? To { get; init; }

    /// <summary>The levels as numbers; for words, their positions. Empty without levels.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [];

    /// <summary>The levels as words, where they are not numbers; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The scenario's distribution of the value; null unless it is varied by that.</summary>
    public Distribution? Prior { get; init; }

    /// <summary>The level at a place of the unit interval: by range, by position among the levels, by quantile.</summary>
    /// <param name="u">The place, above 0 and below 1.</param>
    public double At(double u)
    {
        if (u is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(u), u, "a place lies between 0 and 1");
        }

        return Levels.Count > 0 ? Levels[(int)(u * Levels.Count)]
            : Prior is { } prior ? Rounded(prior.Quantile(u))
            : IsWhole ? Math.Min(To!.Value, Math.Floor(From!.Value + (u * (To.Value - From.Value + 1))))
            : From!.Value + (u * (To!.Value - From.Value));
    }

    /// <summary>The change that puts a level into the scenario.</summary>
    /// <param name="level">A level, as design points carry it.</param>
    /// <param name="where">The design point, for messages.</param>
    public Change Change(double level, string where) => Words.Count > 0
        ? Experiments.Change.Word(Path, Words[(int)level], where)
        : Experiments.Change.Number(Path, Rounded(level), where);

    /// <summary>A level for tables.</summary>
    public string Show(double level) => Words.Count > 0 ? Words[(int)level] : Rounded(level).ToString(CultureInfo.InvariantCulture);

    private double Rounded(double value) => IsWhole ? Math.Round(value) : value;
}
