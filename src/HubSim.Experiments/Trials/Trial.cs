namespace HubSim.Experiments.Trials;

/// <summary>
/// A point of a design: one value for each factor of an experiment. A policy among several, a point of a sweep and a
/// particle of a calibration are all design points.
/// </summary>
/// <param name="Number">Number of the point in its experiment, from 0; unique there.</param>
/// <param name="Name">What tables call it.</param>
/// <param name="Levels">
/// Values in the order of the experiment's factors, in their units; for a factor of names, the position of the name.
/// </param>
public sealed record DesignPoint(int Number, string Name, IReadOnlyList<double> Levels);

/// <summary>One run of the model: which design point, and which replication.</summary>
/// <param name="Point">The design point.</param>
/// <param name="Replication">
/// Number of the replication, from 0. The same number at two points means common random numbers; procedures that need
/// independent points give each point numbers of its own.
/// </param>
public readonly record struct Trial(DesignPoint Point, int Replication);

/// <summary>What a model yields for one trial.</summary>
/// <param name="Responses">Values in the order of <see cref="ILaboratory.Responses"/>; NaN where one is missing.</param>
/// <param name="Attachment">
/// Whatever else the caller wants to have of the trial, such as the fates of single entities; opaque here, empty for nothing.
/// </param>
public sealed record TrialYield(IReadOnlyList<double> Responses, ReadOnlyMemory<byte> Attachment = default);

/// <summary>A trial that has ended: with a yield, or with a failure. A failed trial is never left out.</summary>
/// <param name="Trial">Which trial.</param>
/// <param name="Yield">What it yielded; null if it failed.</param>
/// <param name="Failure">Why it failed, as one line; null if it did not.</param>
public sealed record TrialResult(Trial Trial, TrialYield? Yield, string? Failure)
{
    /// <summary>True when the trial ended with a failure.</summary>
    public bool Failed => Failure is not null;
}
