using HubSim.Model.Recording;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>One number that a replication yields.</summary>
/// <param name="Column">Name, unit and description, as in replications.parquet.</param>
/// <param name="Read">Reads it from the world at the end of the run; null where it does not exist.</param>
sealed record Response(Column Column, Func<World, double?> Read)
{
    /// <summary>A whole number.</summary>
    public static Response Count(string name, string unit, string description, Func<World, long?> read) =>
        new(new Column(name, ColumnType.Int64, true, unit, description), world => read(world));

    /// <summary>A real number.</summary>
    public static Response Real(string name, string unit, string description, Func<World, double?> read) =>
        new(new Column(name, ColumnType.Double, true, unit, description), read);

    /// <summary>True or false; its mean is a probability.</summary>
    public static Response Truth(string name, string description, Func<World, bool> read) =>
        new(new Column(name, ColumnType.Boolean, true, "probability", description), world => read(world) ? 1 : 0);

    /// <summary>The same response, marked as one that compute.detail days cannot carry whole.</summary>
    public Response NeedsJobs() => this with { Column = Column.Marked() };

    /// <summary>A time since the start as a number of days.</summary>
    public static double? Days(TimeSpan? time) => time is { } known ? World.Day(known) : null;
}
