namespace HubSim.Model.Worlds;

/// <summary>Something that must hold in every run did not: an error in the model, never in a scenario.</summary>
/// <param name="day">Days since the start.</param>
/// <param name="what">What was found and what must hold.</param>
public sealed class InvariantException(double day, string what)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"on day {day:0.###}: {what}"));

/// <summary>A replication cannot go on because of its inputs, for example a rate above its bound or too many entities.</summary>
/// <param name="message">What was found, what is allowed, and the remedy.</param>
public sealed class ReplicationException(string message) : Exception(message);
