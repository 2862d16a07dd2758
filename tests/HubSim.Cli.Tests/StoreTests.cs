using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Replications that are there already: used, said, and the same bytes as without.</summary>
public sealed class StoreTests : IDisposable
{
    private static readonly string Arrivals = Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml");
    private readonly Workshop workshop = new();

    private string Store => Path.Combine(workshop.Results, ".store");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void More_replications_take_the_first_ones_from_the_store_and_the_bytes_are_those_without_it()
    {
        var first = Run("--replications", "6");
        var second = Run("--replications", "10");
        var third = Run("--replications", "10");
        var alone = Reuse(workshop.Run(Arrivals, "--replications", "10", "--set", "expect=[]", "--no-report", "--json", "--no-store"));

        Assert.Equal((6, 0, "it is empty"), ((int)first["simulated"]!, (int)first["fromStore"]!, (string)first["missed"]!));
        Assert.Equal((4, 6), ((int)second["simulated"]!, (int)second["fromStore"]!));
        Assert.Null(second["missed"]);
        Assert.Equal((0, 10), ((int)third["simulated"]!, (int)third["fromStore"]!));
        Assert.Equal((10, 0), ((int)alone["simulated"]!, (int)alone["fromStore"]!));
        Assert.Null(alone["store"]);
        Assert.Equal(Hashes(4), Hashes(2));
        Assert.Equal(Hashes(4), Hashes(3));
        Assert.Equal(10, (int)Workshop.Manifest(Folder(3))["run"]!["reuse"]!["fromStore"]!);
        Assert.Equal(2, Directory.GetFiles(Store).Length);
    }

    [Fact]
    public void Cosmetic_edits_hit_and_others_miss_with_the_part_that_differs()
    {
        Run("--replications", "3");
        var text = File.ReadAllText(Arrivals);
        workshop.Write("edited.yaml", "# a comment\n" + text.Replace("title: ", "title: Another ", StringComparison.Ordinal).Replace("seed: ", "seed:   ", StringComparison.Ordinal));
        var edited = Reuse(Stored("edited.yaml", "--replications", "3"));
        var changed = Reuse(Stored(Arrivals, "--replications", "3", "--set", "target.count=7"));
        var seed = Run("--replications", "3", "--seed", "77");
        var ledger = Run("--replications", "3", "--detail", "ledger");
        var other = Run("--replication", "50");

        Assert.Equal(3, (int)edited["fromStore"]!);
        Assert.Contains("target.count", (string)changed["missed"]!, StringComparison.Ordinal);
        Assert.Contains("another seed", (string)seed["missed"]!, StringComparison.Ordinal);
        Assert.Contains("another detail (run -> run+ledger)", (string)ledger["missed"]!, StringComparison.Ordinal);
        Assert.Contains("other replications of these inputs (0 to 2)", (string)other["missed"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_says_how_many_came_from_the_store()
    {
        Run("--replications", "3");
        var table = Hubsim.Run(workshop.Folder, "run", Arrivals, "--replications", "5", "--set", "expect=[]", "--no-report", "--store", Store);

        Assert.Contains("2 simulated, 3 from the store", table.Out, StringComparison.Ordinal);
        Assert.Contains("where simulated", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_programs_at_once_do_not_harm_each_other()
    {
        string[] arguments = ["run", Arrivals, "--replications", "60", "--set", "expect=[]", "--no-report", "--quiet", "--store", Store];
        var one = Hubsim.Start(workshop.Folder, [.. arguments, "--out", "one"]);
        var two = Hubsim.Start(workshop.Folder, [.. arguments, "--out", "two"]);
        var three = Hubsim.Start(workshop.Folder, "store", "prune", "--all", "--store", Store);
        Assert.Equal([0, 0, 0], new[] { one, two, three }.Select(process => Hubsim.Finish(process).Code));

        var reuse = Run("--replications", "60");

        Assert.Equal(60, (int)reuse["fromStore"]!);
        var expected = Workshop.Hashes(Path.Combine(workshop.Folder, "one", "poisson-arrivals", "run-0001"));
        Assert.Equal(expected, Workshop.Hashes(Path.Combine(workshop.Folder, "two", "poisson-arrivals", "run-0001")));
        Assert.Equal(expected, Hashes(1));
    }

    [Fact]
    public void Listing_says_what_is_there_and_pruning_makes_it_small()
    {
        Run("--replications", "3");
        Run("--replications", "3", "--seed", "77");
        var list = Hubsim.Run(workshop.Folder, "store", "list");
        var json = JsonNode.Parse(Hubsim.Run(workshop.Folder, "store", "list", "--json").Out)!;

        Assert.Equal((0, ""), (list.Code, list.Err));
        Assert.Contains("poisson-arrivals, seed 77, run", list.Out, StringComparison.Ordinal);
        Assert.Contains("2 files", list.Out, StringComparison.Ordinal);
        Assert.All(list.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(2, json["files"]!.AsArray().Count);
        Assert.All(json["files"]!.AsArray(), file => Assert.True((bool)file!["isUsable"]!));
        Assert.Equal(Directory.GetFiles(Store).Sum(file => new FileInfo(file).Length), (long)json["bytes"]!);

        var most = Directory.GetFiles(Store).Max(file => new FileInfo(file).Length);
        Assert.Contains("1 file deleted", Hubsim.Run(workshop.Folder, "store", "prune", "--to", $"{most}").Out, StringComparison.Ordinal);
        Assert.Equal(0, Hubsim.Run(workshop.Folder, "store", "prune", "--all").Code);
        Assert.Empty(Directory.GetFiles(Store));
        Assert.Contains("0 files", Hubsim.Run(workshop.Folder, "store", "list").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_keeps_what_was_used_last()
    {
        Run("--replications", "3");
        var size = new FileInfo(Directory.GetFiles(Store).Single()).Length;
        Run("--replications", "3", "--seed", "77", "--store-size", $"{size + (size / 2)}");

        Assert.Single(Directory.GetFiles(Store));
        Assert.Equal(3, (int)Run("--replications", "3", "--seed", "77")["fromStore"]!);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("store", "prune")]
    [InlineData("store", "prune", "--all", "--to", "5MB")]
    [InlineData("store", "prune", "--to", "much")]
    [InlineData("store", "prune", "--to", "-5")]
    [InlineData("run", "x.yaml", "--store", "")]
    [InlineData("run", "x.yaml", "--store", "s", "--no-store")]
    [InlineData("run", "x.yaml", "--store-size", "5 apples")]
    [InlineData("run", "--resume", "run-0001", "--dry-run")]
    public void A_wrong_command_line_is_refused(params string[] arguments)
    {
        var ended = Hubsim.Run(workshop.Folder, arguments);

        Assert.True(ended.Code == 2, ended.All);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder));
    }

    private string Folder(int number) => Path.Combine(workshop.Results, "poisson-arrivals", $"run-{number:D4}");

    private string[] Hashes(int number) => Workshop.Hashes(Folder(number));

    private JsonNode Run(params string[] arguments) => Reuse(Stored([Arrivals, .. arguments]));

    private Ended Stored(params string[] arguments) =>
        workshop.Run([.. arguments, "--set", "expect=[]", "--no-report", "--json", "--store", Store]);

    private static JsonNode Reuse(Ended ended)
    {
        Assert.True(ended.Code == 0, ended.All);
        return JsonNode.Parse(ended.Out)!["reuse"]!;
    }
}
