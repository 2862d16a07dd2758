using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>A run as a data set for others: further tables in parts, and descriptions that agree with the files.</summary>
public sealed partial class DataSetTests(DetailedRun detailed) : IDisposable, IClassFixture<DetailedRun>
{
    private readonly Workshop workshop = new();
    private readonly string run = detailed.Folder;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Jobs_events_and_payments_are_written_in_parts_and_agree_with_the_firms()
    {
        Assert.Equal(
            Duck.Number($"select sum(jobs_submitted)::bigint from {Duck.Table(run, "firms")}"),
            Duck.Number($"select count(*) from '{run}/jobs/*.parquet'"));
        Assert.Equal(
            Duck.Number($"select sum(kernel_events)::bigint from {Duck.Table(run, "replications")}"),
            Duck.Number($"select count(*) from '{run}/events/*.parquet'"));
        Assert.Equal(["part-00000.parquet"], Directory.GetFiles(Path.Combine(run, "ledger")).Select(Path.GetFileName));
        Assert.Equal(0, Duck.Number($"select count(*) from '{run}/jobs/*.parquet' where ended_days < submitted_days or outcome is null"));
    }

    [Fact]
    public void Parts_are_the_same_for_any_number_of_workers()
    {
        var three = DetailedRun.Write(workshop, "3");
        var files = Directory.GetFiles(run, "part-*.parquet", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(run, file)).Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 3, "no table has several parts");
        Assert.All(files, file => Assert.Equal(Workshop.Sha256(Path.Combine(run, file)), Workshop.Sha256(Path.Combine(three, file))));
    }

    [Fact]
    public void Categories_are_encoded_by_dictionary_in_zstd_and_days_are_dates()
    {
        Assert.Equal(["ZSTD"], Duck.Texts($"select distinct compression from parquet_metadata('{run}/jobs/*.parquet')"));
        Assert.Equal(["true"], Duck.Texts($"select distinct (contains(encodings, 'DICTIONARY'))::varchar from parquet_metadata('{run}/*/*.parquet') where path_in_schema in ('origin', 'outcome', 'reason', 'payer', 'resumption')"));
        Assert.Equal(["DATE"], Duck.Texts($"select column_type from (describe select submitted from '{run}/jobs/*.parquet')"));
        Assert.Equal(["BIGINT"], Duck.Texts($"select column_type from (describe select amount_fen from '{run}/ledger/*.parquet')"));
    }

    [Fact]
    public void The_footer_says_scenario_seed_version_and_units()
    {
        var footer = Duck.Rows($"select decode(key), decode(value) from parquet_kv_metadata('{run}/jobs/part-00000.parquet')").ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        var manifest = Workshop.Manifest(run);
        Assert.Equal((string)manifest["scenario"]!["sha256"]!, footer["hubsim.scenario_sha256"]);
        Assert.Equal(manifest["seed"]!.ToJsonString(), footer["hubsim.seed"]);
        Assert.Equal((string)manifest["program"]!["version"]!, footer["hubsim.version"]);
        Assert.Contains(JsonNode.Parse(footer["hubsim.columns"])!.AsArray(), column => (string)column!["name"]! == "limit_hours" && (string)column["unit"]! == "hours");
    }

    [Fact]
    public void The_data_package_names_every_file_with_its_fields()
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "datapackage.json")))!;
        Assert.Matches("^[-a-z0-9._]+$", (string)package["name"]!);
        var resources = package["resources"]!.AsArray();
        Assert.Equal(["replications", "months", "firms", "ledger", "jobs", "events"], resources.Select(resource => (string)resource!["name"]!));
        Assert.All(resources, resource =>
        {
            string[] paths = [.. (resource!["path"] as JsonArray ?? [resource["path"]!.DeepClone()]).Select(path => Path.Combine(run, (string)path!))];
            var list = $"[{string.Join(", ", paths.Select(path => $"'{path}'"))}]";
            Assert.True(paths.Length > 1 || (string)resource["hash"]! == $"sha256:{Workshop.Sha256(paths[0])}");
            Assert.Equal(paths.Sum(path => new FileInfo(path).Length), (long)resource["bytes"]!);
            Assert.Equal(Duck.Texts($"select column_name from (describe select * from read_parquet({list}))"), resource["schema"]!["fields"]!.AsArray().Select(field => (string)field!["name"]!));
            Assert.Equal(Duck.Number($"select count(*) from read_parquet({list})"), (long)resource["rows"]!);
        });
    }

    [Fact]
    public void The_research_crate_is_whole()
    {
        var graph = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "ro-crate-metadata.json")))!["@graph"]!.AsArray();
        var ids = graph.Select(entity => (string)entity!["@id"]!).ToList();
        var root = graph.Single(entity => (string)entity!["@id"]! == "./")!;
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(root["hasPart"]!.AsArray(), part =>
        {
            Assert.Contains((string)part!["@id"]!, ids);
            Assert.True(File.Exists(Path.Combine(run, (string)part["@id"]!)));
        });
        Assert.Contains("jobs/part-00000.parquet", ids);
    }

    [Fact]
    public void Jobs_of_a_scenario_without_compute_are_refused()
    {
        var ended = workshop.Run(Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml"), "--detail", "jobs");

        Assert.Equal(2, ended.Code);
        Assert.Contains("compute is off", ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
    }

    [Fact]
    public void The_citation_names_the_version_of_the_program()
    {
        var citation = File.ReadAllText(Hubsim.Shipped("CITATION.cff"));
        var properties = File.ReadAllText(Hubsim.Shipped("Directory.Build.props"));

        Assert.StartsWith("cff-version: 1.2.0\n", citation, StringComparison.Ordinal);
        Assert.Contains($"\nversion: {Version().Match(properties).Groups["version"].Value}\n", citation, StringComparison.Ordinal);
    }

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
