using System.Globalization;
using HubSim.Experiments.Analysis;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>The comparison with the past as a short table on the standard output, 80 columns wide.</summary>
static class ValidationTable
{
    private const int Width = 80;

    private static readonly (ObservationUse Use, string Text)[] Compared =
    [
        (ObservationUse.Scored, "scored"),
        (ObservationUse.HeldOut, "held out"),
        (ObservationUse.Forecast, "forecast"),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(Validation validation)
    {
        Line(validation.Scenario.Title);
        var failed = validation.Failed > 0 ? $" ({validation.Failed} failed and are not counted)" : "";
        Line($"observed against simulated, in {Words.Count(validation.Taken - validation.Failed, "replication")}{failed}");
        foreach (var (use, text) in Compared)
        {
            WriteRows(text, validation.Rows(use));
        }

        WriteUnused(validation.Rows(ObservationUse.NotUsed));
        Line();
        Line(Words.Wrapped(Verdict(validation.Verdict), Width));
        if (validation.VerdictOn(ObservationUse.HeldOut) is { } heldOut)
        {
            Line(Words.Wrapped($"held out of any calibration: {Found(heldOut)}", Width));
        }
    }

    private static void WriteRows(string text, IReadOnlyList<ValidationRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line();
        Row(text, "observed", "median", "90 % band", "place", "in", "score", "+/-");
        foreach (var (name, observation, comparison) in rows)
        {
            var observed = Figure(observation);
            if (comparison is null)
            {
                Row(name, observed, "", "not simulated", "", "", "", "");
            }
            else if (comparison.N == 0)
            {
                Row(name, observed, "", "no such state", "", "no", "", "");
            }
            else
            {
                Row(
                    name,
                    observed,
                    Words.Short(comparison.Median!.Value),
                    comparison is { Lower: { } lower, Upper: { } upper } ? $"{Words.Short(lower)} to {Words.Short(upper)}" : "too few values",
                    Whole(comparison.Place!.Value),
                    comparison.IsInside ? "yes" : "no",
                    comparison.Score is { } score ? Words.Short(score) : "",
                    comparison.RelativeHalfWidth is { } half ? Whole(half) : "");
            }
        }
    }

    private static void WriteUnused(IReadOnlyList<ValidationRow> rows)
    {
        if (rows.Count > 0)
        {
            Line();
            Line(Words.Wrapped("not used: " + string.Join(", ", rows.Select(row => $"{row.Name} ({Figure(row.Observation)})")), Width));
        }
    }

    /// <summary>What was counted, as it was published: whole numbers stay whole.</summary>
    private static string Figure(Observation observation)
    {
        var value = observation.Figure.Distribution.Mean;
        return value == Math.Truncate(value) && observation.State is not (ObservedState.MarketRent or ObservedState.PoolPrice) ? Words.Whole(value) : Words.Short(value);
    }

    private static string Verdict(HindcastVerdict verdict) =>
        $"the model {(verdict.Fits ? "fits" : "does not fit")} its past: {Found(verdict)} (needed: at least {Whole(HindcastVerdict.LeastInside)} and at most {Whole(HindcastVerdict.MostHalfWidth)})";

    private static string Found(HindcastVerdict verdict)
    {
        var width = verdict.HalfWidth is { } known ? $", median half-width {Whole(known)} of the observation" : "";
        return $"{verdict.Inside} of {verdict.Count} in their 90 % bands{width}";
    }

    private static string Whole(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static void Row(string name, string observed, string median, string band, string place, string inside, string score, string width) =>
        Line($"{name,-20}{observed,9}{median,8}{band,17}{place,7}{inside,5}{score,7}{width,7}".TrimEnd());

    private static void Line(string text = "") => Terminal.Data.WriteLine(text);
}
