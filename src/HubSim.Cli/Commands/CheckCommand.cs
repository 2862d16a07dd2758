using System.CommandLine;
using HubSim.Cli.Experimenting;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;
using HubSim.Cli.Running;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim check.</summary>
static class CheckCommand
{
    private const string Description = """
        Report every error of every scenario or experiment file, as file:line:column: path: what is wrong and what is allowed.

        Examples:
          hubsim check scenarios/shanghai-2027.yaml
          hubsim check scenarios/*.yaml scenarios/analytic/*.yaml
          hubsim check scenarios/experiments/*.yaml

        Exit codes: 0 no errors, 2 errors.
        """;

    private static readonly Argument<string[]> Files = new("FILE") { Description = "Scenario and experiment files.", Arity = ArgumentArity.OneOrMore };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("check", Description) { Files };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(Files)));
        return command;
    }

    private static int Execute(string[] files)
    {
        var code = ExitCode.Done;
        foreach (var file in files)
        {
            var (diagnostics, remark) = ExperimentLoader.IsExperiment(file) ? OfExperiment(file) : OfScenario(file);
            Refusal.List(diagnostics);
            if (diagnostics.Count == 0)
            {
                Terminal.Data.WriteLine($"{file}: ok{remark}");
            }
            else
            {
                code = ExitCode.InvalidInput;
            }
        }

        return code;
    }

    private static (IReadOnlyList<Diagnostic> Diagnostics, string Remark) OfScenario(string file)
    {
        var loaded = ScenarioLoader.Load<Scenario>(file, []);
        var calibrated = loaded.Quantities.Select(value => value.Provenance).Concat(loaded.Chances.Select(value => value.Provenance)).Count(one => one.Calibrated is not null);
        return (loaded.Diagnostics, calibrated > 0 ? $", {Words.Count(calibrated, "calibrated value")}" : "");
    }

    private static (IReadOnlyList<Diagnostic> Diagnostics, string Remark) OfExperiment(string file)
    {
        var loaded = ExperimentLoader.Load(file, []);
        return (loaded.Value is null ? loaded.Diagnostics : Refused(file, loaded), $", {loaded.Value?.Kind}");
    }

    /// <summary>What its study refuses before the first trial.</summary>
    private static IReadOnlyList<Diagnostic> Refused(string file, LoadedExperiment loaded)
    {
        try
        {
            Studies.For(new StudySetup(new ExperimentRequest(file, [], null, 1, "results", DryRun: true, Quiet: true, Json: false), loaded)).Check();
            return [];
        }
        catch (Exception exception) when (exception is UnsuitableException or SampleTooSmallException or StudyException)
        {
            return [new Diagnostic(file, 1, 1, "", exception.Message)];
        }
    }
}
