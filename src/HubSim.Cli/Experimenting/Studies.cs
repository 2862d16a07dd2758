using System.Diagnostics;
using HubSim.Cli.Experimenting.Calibrating;
using HubSim.Cli.Experimenting.Comparing;
using HubSim.Cli.Experimenting.Optimising;
using HubSim.Cli.Experimenting.Selecting;
using HubSim.Files.Experiments;

namespace HubSim.Cli.Experimenting;

/// <summary>The study of each kind of experiment.</summary>
static class Studies
{
    /// <summary>The study of an experiment.</summary>
    public static Study For(StudySetup setup) => setup.Loaded.Value switch
    {
        CompareExperiment compare => new CompareStudy(setup, compare),
        SelectExperiment select => new SelectStudy(setup, select),
        OptimiseExperiment optimise => new OptimiseStudy(setup, optimise),
        CalibrateExperiment calibrate => new CalibrateStudy(setup, calibrate),
        _ => throw new UnreachableException(),
    };
}
