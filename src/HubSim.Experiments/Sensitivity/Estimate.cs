using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Sensitivity;

/// <summary>A value with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Where the true value lies in 95 of 100 such experiments, by the method that the estimate names.</param>
public readonly record struct Estimate(double Value, Interval Interval);
