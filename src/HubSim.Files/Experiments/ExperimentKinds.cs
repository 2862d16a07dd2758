namespace HubSim.Files.Experiments;

/// <summary>
/// The kinds of experiment that the program knows. To add one: a record below <see cref="Experiment"/> and its line here,
/// a class below Study in the program and its line in Studies there, a section in docs/experiments.md.
/// </summary>
public static class ExperimentKinds
{
    /// <summary>All kinds that there will be, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["compare", "select", "sweep", "morris", "sobol", "discover", "optimise", "calibrate", "voi"];

    /// <summary>Those that can be run, with the record that each is read into.</summary>
    public static IReadOnlyDictionary<string, Type> Records { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["compare"] = typeof(CompareExperiment),
        ["select"] = typeof(SelectExperiment),
        ["optimise"] = typeof(OptimiseExperiment),
        ["calibrate"] = typeof(CalibrateExperiment),
        ["sweep"] = typeof(SweepExperiment),
        ["morris"] = typeof(MorrisExperiment),
        ["sobol"] = typeof(SobolExperiment),
        ["voi"] = typeof(VoiExperiment),
        ["discover"] = typeof(DiscoverExperiment),
    };
}
