using System.Text;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>docs/scenario.md, from the types that the loader and the model use.</summary>
static class Reference
{
    /// <summary>The document.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(ScenarioReference.Markdown(typeof(Scenario), ReferenceChapters.Markdown));
        text.Append("## Responses\n\nColumns of `replications.parquet`, and the names that `expect` knows. A response of a part that is switched off is missing.\nThere is also `arrivals_NAME` for each origin NAME: the firms attracted from it,\nand `observed_NAME` for each observation NAME: what would have been counted in the replication, with the error of the count.\n\n");
        Columns(text, HubModel.CommonResponses);
        text.Append("\n## Months\n\nColumns of `months.parquet`, beside `replication`.\n\n");
        Columns(text, HubModel.MonthColumns);
        text.Append("\n## Firms\n\nColumns of `firms.parquet`, beside `replication`.\n\n");
        Columns(text, HubModel.FirmColumns);
        text.Append("\n## Payments\n\nColumns of `ledger.parquet`, beside `replication`; the file is written with `--detail ledger`.\n\n");
        Columns(text, HubModel.LedgerColumns);
        return text.ToString();
    }

    private static void Columns(StringBuilder text, IEnumerable<Column> columns)
    {
        text.Append("| column | type | unit | what it is |\n|---|---|---|---|\n");
        foreach (var column in columns)
        {
            var type = column.Type.ToString().ToLowerInvariant() + (column.Nullable ? ", may be missing" : "");
            text.Append("| `").Append(column.Name).Append("` | ").Append(type).Append(" | ").Append(column.Unit).Append(" | ").Append(column.Description).Append(" |\n");
        }
    }
}
