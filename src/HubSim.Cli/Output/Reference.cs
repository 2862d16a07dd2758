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
        text.Append("\n## Months\n\nColumns of `months.parquet`, beside `replication`. There are also `jobs_started_NAME` and `wait_mean_hours_NAME` for each type NAME of jobs under\n`compute.job_types`.\n\n");
        Columns(text, HubModel.CommonMonths);
        text.Append("\n## Firms\n\nColumns of `firms.parquet`, beside `replication`.\n\n");
        Columns(text, HubModel.FirmColumns);
        text.Append("\n## Payments\n\nColumns of `ledger/part-00000.parquet` and so on, beside `replication`; written with `--detail ledger`.\n\n");
        Columns(text, HubModel.LedgerColumns);
        text.Append("\n## Jobs\n\nColumns of `jobs/part-00000.parquet` and so on, beside `replication`; written with `--detail jobs`. A job that failed and is submitted\nagain has two rows. With `compute.detail: days` the rows are those of the large jobs; small ones are bundles.\n\n");
        Columns(text, HubModel.JobColumns);
        text.Append("\n## Events\n\nColumns of `events/part-00000.parquet` and so on, beside `replication`; written with `--detail events`.\n\n");
        Columns(text, HubModel.EventColumns);
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
