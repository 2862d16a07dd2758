using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HubSim.Cli.Reusing;
using HubSim.Cli.Running;
using HubSim.Experiments.Precision;

namespace HubSim.Cli.Commands;

/// <summary>hubsim run.</summary>
static class RunCommand
{
    private const string Description = """
        Run the replications of a scenario, show what they say, and write results/<scenario>/<run>/
        with a report to open in a browser, report.html.

        Examples:
          hubsim run scenarios/shanghai-2027.yaml
          hubsim run scenarios/smoke.yaml --replications 1000 --seed 7
          hubsim run scenarios/shanghai-2027.yaml --set programme.pots.compute.amount=300
          hubsim run scenarios/shanghai-2027.yaml --replication 17
          hubsim run scenarios/smoke.yaml --replication 17 --detail ledger
          hubsim run scenarios/smoke.yaml --json | jq .responses.target_reached
          hubsim run scenarios/shanghai-2027.yaml --precision "target_reached ±0.02, wait_p95_hours ±5%"
          hubsim run --resume results/shanghai-2027/run-0001

        With --precision, replications go on until every named response is known that precisely at 95 %: absolute
        (±0.02) or as a share of its estimate (±5%); +- does for ±. A name alone means the mean, of a truth value the
        probability; p90(name) means that quantile. The rule is shown with the results, and does not depend on workers.

        Replications that are in the store (results/.store) are not simulated again; the summary says how many.
        A run that was broken off, even by kill -9, goes on with --resume and ends with the same bytes; at most the
        replications in flight are simulated again, also with --detail. A name like run-0001 does when the scenario is
        given too. Runs with --detail jobs or events do not use the store. More: docs/resume.md.

        Exit codes: 0 done, also when the run to resume was finished already, 1 failed, 2 invalid input, also a run that
        cannot be resumed, 3 an expectation or a precision was not met, 4 some replications failed, 130 interrupted,
        143 terminated.
        """;

    private static readonly Argument<string> File = new("SCENARIO") { Description = "The scenario file; may be left out with --resume.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int?> Replications = Whole("--replications", "N", "Run N replications instead of the scenario's number.", 1);
    private static readonly Option<int?> Replication = Whole("--replication", "K", "Run replication number K alone (they are numbered from 0).", 0);
    private static readonly Option<IReadOnlyList<PrecisionTarget>?> Precision = PrecisionOption();
    private static readonly Option<int?> Cap = Whole("--max-replications", "N", $"With --precision: end after N replications at the latest; {PrecisionRule.DefaultCap} if left out.", 2);
    private static readonly Option<long?> Seed = SeedOption();
    private static readonly Option<int?> Workers = Whole("--workers", "N", "Run on N threads; as many as processors if left out. Results do not depend on it.", 1);
    private static readonly Option<string> Kernel = KernelOption();
    private static readonly Option<string> Out = OutOption();
    private static readonly Option<string[]> Set = new("--set") { HelpName = "PATH=VALUE", Description = "Change a value of the scenario; checked like the file. May be given again.", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> Detail = DetailOption();
    private static readonly Option<bool> NoReport = new("--no-report") { Description = "Leave report.html out." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would run, how long and how large; write nothing." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No progress and no table; errors only." };
    private static readonly Option<bool> Json = new("--json") { Description = "The summary as one JSON document on the standard output, instead of the table." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("run", Description) { File, Replications, Replication, Precision, Cap, Seed, Workers, Kernel, Out, Set, Detail, NoReport, DryRun, Quiet, Json };
        ReuseOptions.AddTo(command);
        ReuseOptions.Require(command, File, DryRun, "a scenario");
        command.Validators.Add(result =>
        {
            if (result.GetResult(Replications) is not null && result.GetResult(Replication) is not null)
            {
                result.AddError("give either --replications N (how many) or --replication K (that one alone)");
            }

            if (result.GetResult(Precision) is not null && (result.GetResult(Replications) ?? result.GetResult(Replication)) is { } count)
            {
                result.AddError($"--precision decides how many replications there are: leave {count.Option.Name} out, or give --max-replications N");
            }

            if (result.GetResult(Cap) is not null && result.GetResult(Precision) is null)
            {
                result.AddError("--max-replications goes with --precision; give --replications N for a number that is fixed");
            }
        });
        command.SetAction(parsed => ScenarioRun.Execute(new RunRequest(
            parsed.GetValue(File) ?? "",
            parsed.GetValue(Replications),
            parsed.GetValue(Replication),
            parsed.GetValue(Seed),
            parsed.GetValue(Workers) ?? Environment.ProcessorCount,
            parsed.GetRequiredValue(Kernel),
            parsed.GetRequiredValue(Out),
            parsed.GetValue(Set) ?? [],
            parsed.GetValue(DryRun),
            parsed.GetValue(Quiet),
            parsed.GetValue(Json))
        {
            Detail = parsed.GetValue(Detail) ?? [],
            Precision = parsed.GetValue(Precision),
            Cap = parsed.GetValue(Cap) ?? PrecisionRule.DefaultCap,
            Report = !parsed.GetValue(NoReport),
            Reuse = ReuseOptions.Of(parsed),
        }));
        return command;
    }

    /// <summary>An option that takes a whole number.</summary>
    internal static Option<int?> Whole(string name, string help, string description, int least) => new(name)
    {
        HelpName = help,
        Description = description,
        CustomParser = result => (int?)Number(result, name, least, int.MaxValue),
    };

    /// <summary>The option that takes another root seed.</summary>
    internal static Option<long?> SeedOption(string owner = "scenario") => new("--seed")
    {
        HelpName = "S",
        Description = $"Use another root seed than the {owner}'s.",
        CustomParser = result => Number(result, "--seed", 0, 9_007_199_254_740_991),
    };

    private static Option<IReadOnlyList<PrecisionTarget>?> PrecisionOption() => new("--precision")
    {
        HelpName = "TARGETS",
        Description = "Run until responses are known this precisely, for example \"target_reached ±0.02, wait_p95_hours ±5%\".",
        CustomParser = result =>
        {
            try
            {
                return PrecisionText.Parse(result.Tokens[0].Value);
            }
            catch (FormatException refusal)
            {
                result.AddError($"--precision: {refusal.Message}");
                return null;
            }
        },
    };

    /// <summary>The option that says where results go.</summary>
    internal static Option<string> OutOption()
    {
        var option = new Option<string>("--out") { HelpName = "DIR", Description = "Write below DIR.", DefaultValueFactory = _ => "results" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError("--out: the name of a folder is needed");
            }
        });
        return option;
    }

    private static Option<string> KernelOption()
    {
        var option = new Option<string>("--kernel")
        {
            HelpName = "NAME",
            Description = "What drives the model: native, or simsharp in a program built with -p:SimSharp=true. Results do not depend on it.",
            DefaultValueFactory = _ => Kernels.Native,
        };
        option.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !Kernels.Has(name)))
            {
                result.AddError(name == Kernels.SimSharp
                    ? "--kernel simsharp: this program was built without SimSharp; build it with -p:SimSharp=true, as docs/kernel/simsharp.md says"
                    : $"--kernel {name}: the kernels are native and simsharp");
            }
        });
        return option;
    }

    /// <summary>The whole number that was given, or an error that says what is allowed.</summary>
    private static long? Number(ArgumentResult result, string name, long least, long most)
    {
        var given = result.Tokens[0].Value;
        if (long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} {given}: a whole number from {least} to {most} is needed"));
        return null;
    }

    private static Option<string[]> DetailOption()
    {
        var option = new Option<string[]>("--detail")
        {
            HelpName = "TABLE",
            Description = "Write another table: ledger (every payment), jobs (every compute job; with compute.detail days the large ones), events (the trace). May be given again.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !RunRequest.Details.Contains(name, StringComparer.Ordinal)))
            {
                result.AddError($"--detail {name}: the tables are {string.Join(", ", RunRequest.Details)}");
            }
        });
        return option;
    }
}
