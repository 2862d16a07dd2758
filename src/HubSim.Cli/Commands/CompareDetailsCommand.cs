using System.CommandLine;
using HubSim.Cli.Running;

namespace HubSim.Cli.Commands;

/// <summary>hubsim compare-details.</summary>
static class CompareDetailsCommand
{
    private const string Description = """
        Run a scenario in both details of compute, replication by replication on the same random numbers, and print how far
        every response differs, with an interval, as Markdown: docs/details.md.

        Examples:
          hubsim compare-details scenarios/shanghai-2027.yaml > docs/details.md
          hubsim compare-details scenarios/smoke.yaml --set compute.reach=0.02

        Exit codes: 0 done, 1 failed, 2 invalid input, 4 some replications failed, 130 interrupted, 143 terminated.
        """;

    private static readonly Argument<string> File = new("SCENARIO") { Description = "The scenario file." };
    private static readonly Option<int?> Replications = RunCommand.Whole("--replications", "N", "Run N replications in each detail instead of the scenario's number.", 1);
    private static readonly Option<long?> Seed = RunCommand.SeedOption();
    private static readonly Option<int?> Workers = RunCommand.Whole("--workers", "N", "Run on N threads; as many as processors if left out. Results do not depend on it.", 1);
    private static readonly Option<string[]> Set = new("--set") { HelpName = "PATH=VALUE", Description = "Change a value of the scenario; checked like the file. May be given again.", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No progress." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("compare-details", Description) { File, Replications, Seed, Workers, Set, Quiet };
        command.SetAction(parsed => DetailComparison.Execute(
            new RunRequest(
                parsed.GetRequiredValue(File),
                parsed.GetValue(Replications),
                Replication: null,
                parsed.GetValue(Seed),
                parsed.GetValue(Workers) ?? Environment.ProcessorCount,
                Kernels.Native,
                Out: "",
                parsed.GetValue(Set) ?? [],
                DryRun: false,
                parsed.GetValue(Quiet),
                Json: false)));
        return command;
    }
}
