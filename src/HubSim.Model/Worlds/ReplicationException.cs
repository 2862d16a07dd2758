namespace HubSim.Model.Worlds;

/// <summary>A replication cannot go on because of its inputs, for example a rate above its bound or too many entities.</summary>
/// <param name="message">What was found, what is allowed, and the remedy.</param>
public sealed class ReplicationException(string message) : Exception(message);
