using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Experiments.Analysis;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Output;

/// <summary>The summary as one JSON document.</summary>
static class SummaryJson
{
    /// <summary>Version of the documents' layout.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the document to the standard output.</summary>
    public static void Write(Summary summary, string folder)
    {
        var responses = new JsonObject();
        for (var i = 0; i < summary.Responses.Count; i++)
        {
            responses[summary.Responses[i].Name] = Describe(summary.Responses[i], summary[i]);
        }

        var document = new JsonObject
        {
            ["schemaVersion"] = SchemaVersion,
            ["run"] = folder,
            ["replications"] = summary.Taken,
            ["failed"] = summary.Failed,
            ["events"] = summary.Events,
            ["reuse"] = ReuseText.Json(summary.Reuse),
            ["responses"] = responses,
        };
        if (SummaryTable.Refusals(summary).ToList() is { Count: > 0 } refusals)
        {
            document["refused"] = new JsonArray([.. refusals.Select(refusal => JsonValue.Create(refusal))]);
        }

        if (summary.Precision is { } standing)
        {
            document["precision"] = PrecisionEntry.Of(standing).ToJson();
        }

        Write(document);
    }

    /// <summary>Writes any document to the standard output.</summary>
    public static void Write(JsonObject document) => Terminal.Data.WriteLine(Text(document));

    /// <summary>Any document as text.</summary>
    public static string Text(JsonObject document) => document.ToJsonString(Indented);

    private static JsonObject Describe(Column column, ResponseStatistics values)
    {
        var summary = values.Summarise();
        var interval = column.Type is ColumnType.Boolean
            ? SummaryTable.ProbabilityInterval(values)
            : summary.MeanInterval;
        var entry = new JsonObject
        {
            ["unit"] = column.Unit,
            ["n"] = summary.N,
            ["mean"] = summary.Mean,
            ["p05"] = summary.P05,
            ["p50"] = summary.P50,
            ["p95"] = summary.P95,
            ["ci95"] = interval is { } known ? new JsonArray(known.Lower, known.Upper) : null,
        };
        if (column.NeedsJobs)
        {
            entry["needsJobs"] = true;
        }

        return entry;
    }
}
