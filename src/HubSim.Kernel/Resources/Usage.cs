namespace HubSim.Kernel.Resources;

/// <summary>
/// How the use of units of a <see cref="Resource"/> has gone. Whatever was granted has been given back already.
/// </summary>
/// <param name="IsGranted">Whether the units were granted. False when patience ran out.</param>
/// <param name="Waited">Time between the request and its answer.</param>
/// <param name="Left">What is left of the duration: zero if it has passed with the units, what was left at the tick of the
/// loss if they were taken away, and all of it if they were refused.</param>
public readonly record struct Usage(bool IsGranted, TimeSpan Waited, TimeSpan Left)
{
    /// <summary>Whether the units were held for the whole duration.</summary>
    public bool IsComplete => IsGranted && Left == TimeSpan.Zero;
}
