using HubSim.Model.Recording;

namespace HubSim.Model;

/// <summary>What one replication of the hub yields.</summary>
/// <param name="Responses">Values in the order of <see cref="HubModel.Responses"/>; NaN where a value does not exist.</param>
/// <param name="Months">Month-end states.</param>
/// <param name="Firms">Firms and their lives.</param>
/// <param name="Events">Model events, as the response model_events counts them.</param>
public sealed record HubReplication(IReadOnlyList<double> Responses, Table Months, Table Firms, long Events)
{
    /// <summary>Every payment; null unless the model keeps them.</summary>
    public Table? Ledger { get; init; }
}
