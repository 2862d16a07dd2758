using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace HubSim.Cli.Reusing;

/// <summary>What a command is asked about earlier work.</summary>
/// <param name="Resume">The run to go on with: name or path; null for a new one.</param>
/// <param name="Store">Folder of the store; null for the usual one below the folder of all results.</param>
/// <param name="HasStore">False to neither use nor fill a store.</param>
/// <param name="Cap">Most that the store may keep [bytes].</param>
sealed record ReuseOptions(string? Resume, string? Store, bool HasStore, long Cap)
{
    /// <summary>A new run that knows nothing of earlier ones and leaves nothing to later ones.</summary>
    public static readonly ReuseOptions None = new(null, null, false, 0);

    private static readonly Option<string> ResumeOption = new("--resume") { HelpName = "RUN", Description = "Go on with a run that was broken off: its name (run-0007) or folder. What is not given is taken from it." };
    private static readonly Option<string> StoreOption = new("--store") { HelpName = "DIR", Description = "Keep and look up finished replications in DIR instead of .store below the folder of results." };
    private static readonly Option<bool> NoStoreOption = new("--no-store") { Description = "Simulate every replication, and keep none for later runs." };
    private static readonly Option<long?> SizeOption = new("--store-size")
    {
        HelpName = "SIZE",
        Description = "Most that the store keeps, such as 500MB or 10GB (2GB if left out); what was unused for longest goes first.",
        CustomParser = result => Size(result, "--store-size"),
    };

    /// <summary>Gives a command the options.</summary>
    public static void AddTo(Command command)
    {
        command.Add(ResumeOption);
        command.Add(StoreOption);
        command.Add(NoStoreOption);
        command.Add(SizeOption);
        command.Validators.Add(result =>
        {
            if (result.GetResult(StoreOption) is not null && result.GetResult(NoStoreOption) is not null)
            {
                result.AddError("give either --store DIR or --no-store");
            }

            foreach (var option in new Option[] { ResumeOption, StoreOption })
            {
                if (result.GetResult(option) is { Tokens: [var token] } && string.IsNullOrWhiteSpace(token.Value))
                {
                    result.AddError($"{option.Name}: the name of a folder is needed");
                }
            }
        });
    }

    /// <summary>Makes a command ask for its file unless a run to resume knows it.</summary>
    public static void Require(Command command, Argument<string> file, Option<bool> dryRun, string what) => command.Validators.Add(result =>
    {
        if (result.GetResult(file) is not { Tokens.Count: > 0 } && !IsResumed(result))
        {
            result.AddError($"{command.Name}: the name of {what} file is needed");
        }

        if (result.GetValue(dryRun) && IsResumed(result))
        {
            result.AddError("give either --dry-run or --resume");
        }
    });

    /// <summary>True when a command line names a run to go on with.</summary>
    private static bool IsResumed(SymbolResult result) => result.GetResult(ResumeOption) is not null;

    /// <summary>What a command line says.</summary>
    public static ReuseOptions Of(ParseResult parsed) => new(
        parsed.GetValue(ResumeOption),
        parsed.GetValue(StoreOption),
        !parsed.GetValue(NoStoreOption),
        parsed.GetValue(SizeOption) ?? Files.Storing.Store.DefaultCap);

    /// <summary>Folder of the store for results that go below a folder; null for none.</summary>
    public string? StoreFor(string output) => HasStore ? Store ?? Path.Combine(output, Files.Storing.Store.FolderName) : null;

    /// <summary>A size such as 500MB: a number and a unit of powers of ten; without a unit it is bytes.</summary>
    internal static long? Size(ArgumentResult result, string name)
    {
        var given = result.Tokens[0].Value;
        var text = given.Trim();
        var (digits, unit) = text switch
        {
            _ when text.EndsWith("GB", StringComparison.OrdinalIgnoreCase) => (text[..^2], 1e9),
            _ when text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) => (text[..^2], 1e6),
            _ when text.EndsWith("kB", StringComparison.OrdinalIgnoreCase) => (text[..^2], 1e3),
            _ => (text, 1.0),
        };
        if (double.TryParse(digits.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit <= 1e18)
        {
            return (long)(value * unit);
        }

        result.AddError($"{name} {given}: a size such as 500MB or 10GB is needed");
        return null;
    }
}
