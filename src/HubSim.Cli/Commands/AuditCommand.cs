using System.CommandLine;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Experiments.Auditing;

namespace HubSim.Cli.Commands;

/// <summary>hubsim audit.</summary>
static class AuditCommand
{
    private const string Description = """
        Try the statistical methods of this program many times on models with known answers, and show how often each is
        right: intervals of means, differences, probabilities and quantiles, sequences that --precision stopped, and
        selections of the best system. docs/coverage.md is what this command writes; a full audit takes about a minute on
        two cores.

        Examples:
          hubsim audit > docs/coverage.md
          hubsim audit --quick --seed 7

        Exit codes: 0 every claim holds, 2 invalid command line, 5 a claim is violated, 130 interrupted, 143 terminated.
        """;

    private static readonly Option<int?> Workers = RunCommand.Whole("--workers", "N", "Run on N threads; as many as processors if left out. Figures do not depend on it.", 1);
    private static readonly Option<long?> Seed = RunCommand.SeedOption();
    private static readonly Option<bool> Quick = new("--quick") { Description = "A twentieth of the experiments: a glance in seconds, with errors that are 4.5 times as large." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("audit", Description) { Workers, Seed, Quick };
        Seed.Description = "Use another seed than that of the committed figures.";
        command.SetAction(parsed => Execute(
            parsed.GetValue(Workers) ?? Environment.ProcessorCount,
            (ulong)(parsed.GetValue(Seed) ?? (long)AuditPlan.Seed),
            parsed.GetValue(Quick)));
        return command;
    }

    private static int Execute(int workers, ulong seed, bool isQuick)
    {
        using var signals = new Signals();
        var rows = new List<AuditRow>();
        try
        {
            foreach (var one in AuditPlan.Cases)
            {
                rows.Add(Audit.Run(one, isQuick ? one.Quick : one.Experiments, seed, workers, signals.Token));
            }
        }
        catch (OperationCanceledException)
        {
            Terminal.Messages.WriteLine("hubsim: interrupted; there is no table of a part of the audit");
            return signals.ExitCode ?? ExitCode.Failed;
        }

        var exact = ExactCoverage.All();
        Terminal.Data.Write(AuditDocument.Markdown(rows, exact, seed, isQuick));
        foreach (var row in rows.Where(row => !row.Holds))
        {
            Terminal.Messages.WriteLine($"hubsim: claim violated: {row.Case.Name}: {AuditDocument.Percent(row.Figure)} of {row.Experiments} experiments");
        }

        foreach (var one in exact.Where(one => !one.Holds))
        {
            Terminal.Messages.WriteLine($"hubsim: claim violated: {one.Method}, {one.Domain}: {AuditDocument.Percent(one.Lowest)} to {AuditDocument.Percent(one.Highest)}");
        }

        return rows.TrueForAll(row => row.Holds) && exact.All(one => one.Holds) ? ExitCode.Done : ExitCode.Regression;
    }
}
