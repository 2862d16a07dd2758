using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Tests.Results;

namespace HubSim.Files.Tests.Journals;

/// <summary>A journal at every moment at which a program may be killed, and after every kind of damage.</summary>
public sealed class JournalTests : Sandbox
{
    private const int Records = 6;
    private static readonly JournalPlan Plan = SampleRecords.Plan();
    private static readonly int[] Numbers = [2, 0, 1, 5, 3, 4];

    private string File0 => PathOf("journal");

    [Fact]
    public void What_was_appended_is_there_when_it_is_continued()
    {
        SampleRecords.Write(File0, Plan, Numbers);

        using var journal = Journal.Continue(File0, out var content);
        using var records = new Records(journal, content, store: null);

        Assert.Equal((Records, 0, 0L), (content.Finished, content.Damaged, content.Torn));
        Assert.Equal(Records, records.Resumed);
        Assert.Equal((Plan.Seed, Plan.Resolved, Plan.Started, "a=1 b=2"), (content.Plan.Seed, content.Plan.Resolved, content.Plan.Started, string.Join(' ', content.Plan.Options["set"])));
        Assert.Equal(Plan.Key(), content.Plan.Key());
        Assert.All(Numbers, number => Assert.Equal(SampleRecords.Bytes(number), records.Find(SampleRecords.Key(Plan, number))!.Bytes.ToArray()));
        Assert.Null(records.Find(SampleRecords.Key(Plan, 6)));
        Assert.Null(records.Find(SampleRecords.Key(SampleRecords.Plan(seed: 8), 2)));
        Assert.Equal(Records, records.Count(RecordSource.Journal));
    }

    [Fact]
    public void Cut_after_any_byte_it_keeps_every_record_before_and_can_be_continued()
    {
        SampleRecords.Write(File0, Plan, Numbers);
        var whole = File.ReadAllBytes(File0);
        var ends = Ends(whole);
        Assert.Equal(Records + 1, ends.Count);
        for (var length = (int)ends[0]; length <= whole.Length; length++)
        {
            var path = PathOf($"cut-{length}");
            File.WriteAllBytes(path, whole[..length]);
            using (var journal = Journal.Continue(path, out var content))
            {
                Assert.Equal(ends.Count(end => end <= length) - 1, content.Finished);
                Assert.Equal((0, length - ends.Last(end => end <= length)), (content.Damaged, content.Torn));
                journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, 77), SampleRecords.Bytes(77));
            }

            var again = JournalContent.Read(path);
            Assert.Equal((ends.Count(end => end <= length), 0, 0L), (again.Finished, again.Damaged, again.Torn));
            File.Delete(path);
        }
    }

    [Fact]
    public void Any_byte_that_is_flipped_costs_one_record_at_most()
    {
        SampleRecords.Write(File0, Plan, Numbers);
        var whole = File.ReadAllBytes(File0);
        var first = (int)Ends(whole)[0];
        for (var place = first; place < whole.Length; place++)
        {
            var bytes = whole.ToArray();
            bytes[place] ^= 0x10;
            File.WriteAllBytes(PathOf("flipped"), bytes);

            var content = JournalContent.Read(PathOf("flipped"));

            Assert.Equal(Records - 1, content.Finished);
            Assert.True(content.Damaged == 1 ^ content.Torn > 0, $"byte {place}");
        }
    }

    [Fact]
    public void Damage_where_it_says_what_was_run_is_refused()
    {
        SampleRecords.Write(File0, Plan, Numbers);
        var whole = File.ReadAllBytes(File0);
        var first = (int)Ends(whole)[0];
        for (var place = 8; place < first; place++)
        {
            var bytes = whole.ToArray();
            bytes[place] ^= 0x10;
            File.WriteAllBytes(PathOf("flipped"), bytes);

            Assert.Contains("damaged where it says what was run", Refusal("flipped"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Other_files_are_refused_each_with_its_reason()
    {
        File.WriteAllBytes(PathOf("empty"), []);
        File.WriteAllText(PathOf("foreign"), "format: 1\ntitle: no journal\n");
        File.WriteAllText(PathOf("short"), "Hub");
        SampleRecords.Write(File0, Plan, Numbers);
        var other = File.ReadAllBytes(File0);
        other[7] = (byte)'2';
        File.WriteAllBytes(PathOf("other"), other);

        Assert.Contains("is empty", Refusal("empty"), StringComparison.Ordinal);
        Assert.Contains("is not a journal", Refusal("foreign"), StringComparison.Ordinal);
        Assert.Contains("is not a journal", Refusal("short"), StringComparison.Ordinal);
        Assert.Contains("another version of hubsim (journal layout 2, this program has 1)", Refusal("other"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refusal("missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_programs_do_not_go_on_with_the_same_journal()
    {
        SampleRecords.Write(File0, Plan, 0);
        using (Journal.Continue(File0, out _))
        {
            Assert.Contains("is in use", Assert.Throws<JournalException>(() => Journal.Continue(File0, out _)).Message, StringComparison.Ordinal);
            Assert.Contains("is in use", Refusal("journal"), StringComparison.Ordinal);
        }

        Journal.Continue(File0, out var content).Dispose();
        Assert.Equal(1, content.Finished);
    }

    [Fact]
    public void A_disk_that_takes_no_more_is_told_to_who_asks_and_nothing_follows_it()
    {
        using var journal = Journal.Begin(File0, Plan);
        journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, 0), SampleRecords.Bytes(0));
        journal.ThrowIfBroken();
        journal.BeforeWrite = () => throw new IOException("No space left on device", 28);
        journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, 1), SampleRecords.Bytes(1));
        journal.BeforeWrite = null;
        journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, 2), SampleRecords.Bytes(2));

        Assert.Contains("no space is left", Assert.Throws<ResultsException>(journal.ThrowIfBroken).Message, StringComparison.Ordinal);
        journal.Dispose();
        Assert.Equal(1, JournalContent.Read(File0).Finished);
    }

    [Fact]
    public async Task Threads_may_append_at_once()
    {
        const int Threads = 8;
        const int Each = 50;
        using (var journal = Journal.Begin(File0, Plan))
        {
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < Each; i++)
                {
                    journal.Append(RecordKind.Finished, SampleRecords.Key(Plan, (thread * Each) + i), SampleRecords.Bytes(i));
                }
            })));
        }

        var content = JournalContent.Read(File0);
        Assert.Equal((Threads * Each, 0, 0L), (content.Finished, content.Damaged, content.Torn));
    }

    /// <summary>Where each record ends, that of the plan first.</summary>
    private static List<long> Ends(byte[] journal)
    {
        var ends = new List<long>();
        for (var place = 8L; place < journal.Length;)
        {
            place += Frame.Head(journal.AsSpan((int)place))!.Value.Total;
            ends.Add(place);
        }

        return ends;
    }

    private string Refusal(string name) => Assert.Throws<JournalException>(() => JournalContent.Read(PathOf(name))).Message;
}
