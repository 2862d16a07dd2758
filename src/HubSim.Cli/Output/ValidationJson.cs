using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Experiments.Analysis;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>The comparison with the past as one JSON document.</summary>
static class ValidationJson
{
    private static readonly (ObservationUse Use, string Word)[] Uses =
    [
        (ObservationUse.Scored, "scored"),
        (ObservationUse.HeldOut, "held_out"),
        (ObservationUse.Forecast, "forecast"),
        (ObservationUse.NotUsed, "not_used"),
    ];

    /// <summary>The document.</summary>
    public static JsonObject Of(Validation validation) => new()
    {
        ["schemaVersion"] = SummaryJson.SchemaVersion,
        ["scenario"] = validation.Name,
        ["seed"] = validation.Scenario.Run.Seed,
        ["replications"] = validation.Taken,
        ["failed"] = validation.Failed,
        ["fits"] = validation.Verdict.Fits,
        ["needed"] = new JsonObject { ["insideShare"] = HindcastVerdict.LeastInside, ["medianHalfWidth"] = HindcastVerdict.MostHalfWidth },
        ["scored"] = Describe(validation.Verdict),
        ["heldOut"] = validation.VerdictOn(ObservationUse.HeldOut) is { } heldOut ? Describe(heldOut) : null,
        ["forecast"] = validation.VerdictOn(ObservationUse.Forecast) is { } forecast ? Describe(forecast) : null,
        ["observations"] = new JsonArray([.. Uses.SelectMany(use => validation.Rows(use.Use).Select(row => Describe(row, use.Word)))]),
    };

    private static JsonObject Describe(HindcastVerdict verdict) => new()
    {
        ["count"] = verdict.Count,
        ["inside"] = verdict.Inside,
        ["medianHalfWidth"] = verdict.HalfWidth,
    };

    private static JsonObject Describe(ValidationRow row, string use)
    {
        var (first, last) = row.Observation.Days;
        return new JsonObject
        {
            ["name"] = row.Name,
            ["use"] = use,
            ["first"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["last"] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["observed"] = row.Observation.Figure.Distribution.Mean,
            ["n"] = row.Comparison?.N,
            ["median"] = row.Comparison?.Median,
            ["p05"] = row.Comparison?.Lower,
            ["p95"] = row.Comparison?.Upper,
            ["place"] = row.Comparison?.Place,
            ["inside"] = row.Comparison?.IsInside,
            ["intervalScore"] = row.Comparison?.Score,
            ["relativeHalfWidth"] = row.Comparison?.RelativeHalfWidth,
        };
    }
}
