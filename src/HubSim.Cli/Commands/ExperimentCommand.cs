using System.CommandLine;
using HubSim.Cli.Experimenting;
using HubSim.Cli.Reusing;

namespace HubSim.Cli.Commands;

/// <summary>hubsim experiment.</summary>
static class ExperimentCommand
{
    private const string Description = """
        Run an experiment, say what it shows, and write results/<experiment>/<run>/, with a report to open in a browser,
        report.html. docs/experiments.md describes the kinds of experiment and how to write each.

        Examples:
          hubsim experiment scenarios/experiments/compare-smoke.yaml --dry-run
          hubsim experiment scenarios/experiments/compare-smoke.yaml
          hubsim experiment scenarios/experiments/compare-smoke.yaml --set replications=10 --seed 7
          hubsim experiment scenarios/experiments/compare-smoke.yaml --json | jq .summary
          hubsim experiment --resume results/compare-smoke/run-0001

        Trials that are in the store (results/.store) are not run again; the summary says how many. An experiment that
        was broken off, even by kill -9, goes on with --resume and ends with the same bytes: docs/resume.md.

        Exit codes: 0 done, 1 failed, 2 invalid input, 3 the precision or guarantee asked for was not reached,
        4 some trials failed, 130 interrupted, 143 terminated.
        """;

    private static readonly Argument<string> File = new("EXPERIMENT") { Description = "The experiment file; may be left out with --resume.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<long?> Seed = RunCommand.SeedOption("experiment");
    private static readonly Option<int?> Workers = RunCommand.Whole("--workers", "N", "Run on N threads; as many as processors if left out. Results do not depend on it.", 1);
    private static readonly Option<string> Out = RunCommand.OutOption();
    private static readonly Option<string[]> Set = new("--set") { HelpName = "PATH=VALUE", Description = "Change a value of the experiment (not of its scenario); checked like the file. May be given again.", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<bool> NoReport = new("--no-report") { Description = "Leave report.html out." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would run and how long; write nothing." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No progress and no table; errors only." };
    private static readonly Option<bool> Json = new("--json") { Description = "The summary as one JSON document on the standard output, instead of the table." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("experiment", Description) { File, Set, Seed, Workers, Out, NoReport, DryRun, Quiet, Json };
        ReuseOptions.AddTo(command);
        ReuseOptions.Require(command, File, DryRun, "an experiment");
        command.SetAction(parsed => ExperimentRun.Execute(new ExperimentRequest(
            parsed.GetValue(File) ?? "",
            parsed.GetValue(Set) ?? [],
            parsed.GetValue(Seed),
            parsed.GetValue(Workers) ?? Environment.ProcessorCount,
            parsed.GetRequiredValue(Out),
            parsed.GetValue(DryRun),
            parsed.GetValue(Quiet),
            parsed.GetValue(Json))
        {
            Report = !parsed.GetValue(NoReport),
            Reuse = ReuseOptions.Of(parsed),
        }));
        return command;
    }
}
