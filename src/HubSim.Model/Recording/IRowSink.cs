namespace HubSim.Model.Recording;

/// <summary>Takes the rows of a table that is too long for the memory, a piece at a time, while a replication runs.</summary>
public interface IRowSink
{
    /// <summary>Takes the next rows. The table is emptied and filled again afterwards, so that nobody may keep it.</summary>
    /// <param name="rows">At least one row.</param>
    void Take(Table rows);
}

/// <summary>Where the long tables of a replication go; null for those that nobody wants.</summary>
/// <param name="Jobs">Rows with <see cref="HubModel.JobColumns"/>.</param>
/// <param name="Events">Rows with <see cref="HubModel.EventColumns"/>.</param>
public sealed record RowSinks(IRowSink? Jobs, IRowSink? Events);
