using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Files.Journals;

/// <summary>What a replication yields, as bytes of a record, and back. Nothing is rounded and nothing left out.</summary>
public static class ReplicationCoder
{
    /// <summary>A finished replication as bytes.</summary>
    /// <param name="replication">What it yielded.</param>
    public static byte[] Encode(HubReplication replication)
    {
        ArgumentNullException.ThrowIfNull(replication);
        var packer = new Packer();
        packer.AddSigned(replication.Events);
        packer.Add([.. replication.Responses]);
        TableCoder.Write(packer, replication.Months);
        TableCoder.Write(packer, replication.Firms);
        packer.AddByte(replication.Ledger is null ? (byte)0 : (byte)1);
        if (replication.Ledger is { } ledger)
        {
            TableCoder.Write(packer, ledger);
        }

        return packer.Compressed();
    }

    /// <summary>The replication that bytes stand for.</summary>
    /// <param name="bytes">What <see cref="Encode"/> gave, with the same columns of the model.</param>
    /// <param name="monthColumns">Columns of months, which depend on the scenario.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static HubReplication Decode(ReadOnlySpan<byte> bytes, IReadOnlyList<Column> monthColumns)
    {
        var unpacker = new Unpacker(bytes);
        var events = unpacker.Signed();
        var responses = unpacker.Reals();
        var months = TableCoder.Read(unpacker, monthColumns);
        var firms = TableCoder.Read(unpacker, HubModel.FirmColumns);
        Table? ledger = unpacker.Byte() == 0 ? null : TableCoder.Read(unpacker, HubModel.LedgerColumns);
        unpacker.End();
        return new HubReplication(responses, months, firms, events) { Ledger = ledger };
    }
}

/// <summary>Why a replication failed, as bytes of a record, and back.</summary>
public static class FailureCoder
{
    /// <summary>A failure as bytes.</summary>
    /// <param name="message">Why it failed, as one line.</param>
    /// <param name="events">Model events up to the failure.</param>
    public static byte[] Encode(string message, long events)
    {
        ArgumentNullException.ThrowIfNull(message);
        var packer = new Packer();
        packer.AddSigned(events);
        packer.Add(message);
        return packer.Compressed();
    }

    /// <summary>The failure that bytes stand for.</summary>
    /// <param name="bytes">What <see cref="Encode"/> gave.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static (string Message, long Events) Decode(ReadOnlySpan<byte> bytes)
    {
        var unpacker = new Unpacker(bytes);
        var events = unpacker.Signed();
        var message = unpacker.Text();
        unpacker.End();
        return (message, events);
    }
}
