using System.Diagnostics;
using HubSim.Cli.Experimenting.Calibrating;
using HubSim.Cli.Experimenting.Comparing;
using HubSim.Cli.Experimenting.Optimising;
using HubSim.Cli.Experimenting.Discovering;
using HubSim.Cli.Experimenting.Informing;
using HubSim.Cli.Experimenting.Selecting;
using HubSim.Cli.Experimenting.Varying;
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
        SweepExperiment sweep => new SweepStudy(setup, sweep),
        MorrisExperiment morris => new MorrisStudy(setup, morris),
        SobolExperiment sobol => new SobolStudy(setup, sobol),
        VoiExperiment voi => new VoiStudy(setup, voi),
        DiscoverExperiment discover => new DiscoverStudy(setup, discover),
        _ => throw new UnreachableException(),
    };
}
