using HubSim.Files.Journals;
using HubSim.Files.Storing;
using HubSim.Files.Tests.Journals;
using HubSim.Files.Tests.Results;

namespace HubSim.Files.Tests.Storing;

/// <summary>The store gives what the key says, and nothing else; what is in the way of it costs time only.</summary>
public sealed class StoreTests : Sandbox
{
    private static readonly JournalPlan Plan = SampleRecords.Plan();

    private string Folder0 => PathOf(".store");

    [Fact]
    public void What_a_run_handed_in_is_found_under_its_key_only()
    {
        HandIn(Plan, 0, 3, 1, 2);

        Assert.Equal([0, 1, 2, 3], Found(Plan));
        Assert.Empty(Found(SampleRecords.Plan(model: "m2")));
        Assert.Empty(Found(SampleRecords.Plan(inputs: "i2")));
        Assert.Empty(Found(SampleRecords.Plan(seed: 8)));
        Assert.Empty(Found(SampleRecords.Plan(detail: "run+ledger")));
        Assert.Equal(".store", Assert.Single(Everything(), name => !name.Contains('/', StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_of_several_runs_add_up()
    {
        HandIn(Plan, 0, 1);
        HandIn(Plan, 2, 3);
        HandIn(SampleRecords.Plan(seed: 8), 9);

        Assert.Equal([0, 1, 2, 3], Found(Plan));
        Assert.Equal(3, Store.Open(Folder0).Segments.Count);
    }

    [Fact]
    public void A_journal_without_a_finished_replication_leaves_nothing()
    {
        SampleRecords.Write(PathOf("journal"), Plan);

        Assert.Null(Store.TakeIn(PathOf("journal"), Folder0, SampleRecords.Noon, Store.DefaultCap));
        Assert.Empty(Everything());
    }

    [Fact]
    public void Failures_are_not_used_again()
    {
        using (var journal = Journal.Begin(PathOf("journal"), Plan))
        {
            journal.Append(RecordKind.Failed, SampleRecords.Key(Plan, 0), SampleRecords.Bytes(0));
            journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, 1), SampleRecords.Bytes(1));
        }

        Assert.Null(Store.TakeIn(PathOf("journal"), Folder0, SampleRecords.Noon, Store.DefaultCap));
        Assert.Equal([1], Found(Plan));
    }

    [Fact]
    public void A_damaged_record_is_not_used()
    {
        HandIn(Plan, 0, 1, 2);
        var file = Directory.GetFiles(Folder0).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^20] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(Path.Combine(Folder0, "foreign.records"), "something else");
        File.WriteAllBytes(Path.Combine(Folder0, "empty.records"), []);

        var damaged = 0;
        var store = Store.Open(Folder0);
        Assert.NotNull(store.Find(SampleRecords.Key(Plan, 1), ref damaged));
        Assert.Null(store.Find(SampleRecords.Key(Plan, 2), ref damaged));
        Assert.Equal(1, damaged);
    }

    [Fact]
    public void What_another_program_deletes_meanwhile_is_only_missing()
    {
        HandIn(Plan, 0);
        var store = Store.Open(Folder0);
        Directory.Delete(Folder0, recursive: true);

        var damaged = 0;
        Assert.Null(store.Find(SampleRecords.Key(Plan, 0), ref damaged));
        store.Touch(SampleRecords.Noon);
    }

    [Fact]
    public void What_was_unused_for_longest_goes_first_and_journals_of_unfinished_runs_stay()
    {
        HandIn(SampleRecords.Plan(seed: 1), SampleRecords.Noon, 0);
        HandIn(SampleRecords.Plan(seed: 2), SampleRecords.Noon.AddHours(1), 0);
        HandIn(SampleRecords.Plan(seed: 3), SampleRecords.Noon.AddHours(2), 0);
        Directory.CreateDirectory(PathOf("sample", ".run-0001.partial"));
        SampleRecords.Write(PathOf("sample", ".run-0001.partial", "journal"), Plan, 0);
        var size = Directory.GetFiles(Folder0).Max(file => new FileInfo(file).Length);

        // The oldest is used again, so that the second one is the oldest.
        var store = Store.Open(Folder0);
        var damaged = 0;
        Assert.NotNull(store.Find(SampleRecords.Key(SampleRecords.Plan(seed: 1), 0), ref damaged));
        store.Touch(SampleRecords.Noon.AddHours(3));
        var (files, bytes) = Store.Prune(Folder0, (2 * size) + 10);

        Assert.Equal((1, true), (files, bytes > 0));
        Assert.Equal([1UL, 3UL], Store.Open(Folder0).Segments.Select(segment => segment.Plan.Seed));
        Assert.Equal(2, Store.Prune(Folder0, 0).Files);
        Assert.Empty(Directory.GetFiles(Folder0));
        Assert.True(File.Exists(PathOf("sample", ".run-0001.partial", "journal")));
    }

    [Fact]
    public void A_run_that_is_larger_than_the_store_may_be_is_not_kept_and_the_others_stay()
    {
        HandIn(Plan, 0);
        SampleRecords.Write(PathOf("journal"), SampleRecords.Plan(seed: 2), [.. Enumerable.Range(0, 100)]);

        var trouble = Store.TakeIn(PathOf("journal"), Folder0, SampleRecords.Noon, 2_000);

        Assert.Contains("more than the store may keep", trouble, StringComparison.Ordinal);
        Assert.Equal([0], Found(Plan));
        Assert.False(File.Exists(PathOf("journal")));
    }

    [Fact]
    public void A_store_that_cannot_be_written_says_so_and_the_run_goes_on()
    {
        File.WriteAllText(PathOf("file"), "");
        SampleRecords.Write(PathOf("journal"), Plan, 0);

        Assert.NotNull(Store.TakeIn(PathOf("journal"), PathOf("file"), SampleRecords.Noon, Store.DefaultCap));
        Assert.False(File.Exists(PathOf("journal")));
    }

    [Theory]
    [InlineData("m2", "i1", 7UL, "run", "another model version (m1 -> m2)")]
    [InlineData("m1", "i2", 7UL, "run", "other inputs (pots.compute: 240 -> 300)")]
    [InlineData("m1", "i1", 8UL, "run", "another seed (7 -> 8)")]
    [InlineData("m1", "i1", 7UL, "run+ledger", "another detail (run -> run+ledger)")]
    [InlineData("m1", "i1", 7UL, "run", "it has other replications of these inputs (0 to 3)")]
    public void A_miss_says_which_part_of_the_key_differs(string model, string inputs, ulong seed, string detail, string words)
    {
        const string There = """{"pots":{"compute":240,"models":{"value":5,"note":"old"}},"title":"Old","run":{"seed":7}}""";
        const string Here = """{"pots":{"compute":300,"models":{"value":5,"note":"new"}},"title":"New","run":{"seed":8}}""";
        HandIn(SampleRecords.Plan(resolved: There), 0, 3);
        HandIn(SampleRecords.Plan(model: "m0", inputs: "i0", seed: 1), 0);

        var said = StoreMiss.Explain(Store.Open(Folder0), new ReuseKey(model, inputs, seed, detail), Here);

        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain(";", said, StringComparison.Ordinal);
        Assert.Equal("it is empty", StoreMiss.Explain(Store.Open(PathOf("none")), Plan.Key(), "{}"));
    }

    private void HandIn(JournalPlan plan, params int[] replications) => HandIn(plan, SampleRecords.Noon, replications);

    private void HandIn(JournalPlan plan, DateTimeOffset now, params int[] replications)
    {
        // Each run has a folder of its own, after which its file in the store is called.
        var run = PathOf($"run-{Guid.NewGuid():N}");
        SampleRecords.Write(run, plan, replications);
        Assert.Null(Store.TakeIn(run, Folder0, now, Store.DefaultCap));
        Assert.False(File.Exists(run));
    }

    private List<int> Found(JournalPlan plan)
    {
        var store = Store.Open(Folder0);
        var damaged = 0;
        return [.. Enumerable.Range(0, 10).Where(number => store.Find(SampleRecords.Key(plan, number), ref damaged)?.SequenceEqual(SampleRecords.Bytes(number)) is true)];
    }
}
