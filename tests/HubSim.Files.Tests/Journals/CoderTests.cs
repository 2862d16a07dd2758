using HubSim.Experiments.Trials;
using HubSim.Files.Journals;
using HubSim.Files.Tests.Results;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Journals;

/// <summary>What goes into a record comes out of it, bit for bit, and nothing else does.</summary>
public sealed class CoderTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(257, false)]
    [InlineData(40, true)]
    public void A_replication_comes_back_as_it_was(int firms, bool hasLedger)
    {
        var original = SampleRecords.Replication(3, firms, hasLedger);

        var back = ReplicationCoder.Decode(ReplicationCoder.Encode(original), HubModel.CommonMonths);

        Assert.Equal(original.Events, back.Events);
        Assert.Equal(Bits(original.Responses), Bits(back.Responses));
        Same(original.Months, back.Months);
        Same(original.Firms, back.Firms);
        Assert.Equal(hasLedger, back.Ledger is not null);
        if (hasLedger)
        {
            Same(original.Ledger!, back.Ledger!);
        }
    }

    [Fact]
    public void A_column_of_every_type_comes_back_as_it_was()
    {
        var packer = new Packer();
        var table = SampleTables.Rows(0, 50);
        TableCoder.Write(packer, table);
        var unpacker = new Unpacker(packer.Compressed());

        Same(table, TableCoder.Read(unpacker, SampleTables.Columns));
        unpacker.End();
    }

    [Fact]
    public void A_trial_and_a_failure_come_back_as_they_were()
    {
        var trial = TrialCoder.Decode(TrialCoder.Encode(new TrialYield([1.5, double.NaN, -0.0], new byte[] { 1, 2, 255 })));
        var plain = TrialCoder.Decode(TrialCoder.Encode(new TrialYield([])));
        var failure = FailureCoder.Decode(FailureCoder.Encode("on day 3: 外地 broke", 12));

        Assert.Equal(Bits([1.5, double.NaN, -0.0]), Bits(trial.Responses));
        Assert.Equal([1, 2, 255], trial.Attachment.ToArray());
        Assert.Equal((0, 0), (plain.Responses.Count, plain.Attachment.Length));
        Assert.Equal(("on day 3: 外地 broke", 12L), failure);
    }

    [Fact]
    public void Bytes_that_are_something_else_are_refused_and_nothing_else_happens()
    {
        // Each byte of a record in turn is another one, and the record is cut after each byte: a checksum would stop these
        // before, but the coder must not trust it.
        var whole = ReplicationCoder.Encode(SampleRecords.Replication(1, 2, hasLedger: true));
        var refused = 0;
        for (var place = 0; place < whole.Length; place++)
        {
            var flipped = whole.ToArray();
            flipped[place] ^= 0x41;
            refused += Refuses(flipped) + Refuses(whole[..place]);
        }

        Assert.InRange(refused, whole.Length, 2 * whole.Length);
    }

    private static int Refuses(byte[] bytes)
    {
        try
        {
            _ = ReplicationCoder.Decode(bytes, HubModel.CommonMonths);
            return 0;
        }
        catch (InvalidDataException)
        {
            return 1;
        }
    }

    private static long[] Bits(IReadOnlyList<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private static void Same(Table expected, Table actual)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Same(expected.Columns, actual.Columns);
        for (var column = 0; column < expected.Columns.Count; column++)
        {
            var (wanted, found) = (expected[column], actual[column]);
            Assert.Equal(wanted.Whole, found.Whole);
            Assert.Equal(Bits(wanted.Real), Bits(found.Real));
            Assert.Equal(wanted.Text, found.Text);
            Assert.All(Enumerable.Range(0, expected.Rows), row => Assert.Equal(wanted.IsMissing(row), found.IsMissing(row)));
        }
    }
}
