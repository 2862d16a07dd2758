using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace HubSim.Cli.Commands;

/// <summary>
/// What <c>hubsim --help</c> shows: a line for each command. A command's own help has all of it; together they are some two
/// hundred lines, in which nobody finds the command that he looks for.
/// </summary>
internal sealed partial class Overview : SynchronousCommandLineAction
{
    private const string Begin =
        """

        Begin with
            hubsim new first --from base                 the shipped scenarios in a folder, and one of your own
            hubsim run scenarios/smoke.yaml              seconds; a report to open in a browser comes with it
            hubsim experiment scenarios/experiments/compare-smoke.yaml

        `hubsim COMMAND --help` has a command's options, examples and exit codes.
        """;

    /// <summary>Exchanges the help option of a program's root for one that shows this, and of commands their own help.</summary>
    /// <param name="root">The root, with its commands.</param>
    public static void Put(RootCommand root)
    {
        ArgumentNullException.ThrowIfNull(root);
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());

        // The names of other systems, /h and /?, would stand in every completion.
        root.Options.Add(new HelpOption("--help", "-h") { Action = new Overview() });
    }

    /// <summary>Who asks for help need not have given what the command requires.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var asked = parseResult.CommandResult.Command;
        if (asked is not RootCommand)
        {
            return new HelpAction().Invoke(parseResult);
        }

        foreach (var command in asked.Subcommands)
        {
            command.Description = FirstWords().Match(command.Description ?? "").Value.ReplaceLineEndings(" ") + ".";
        }

        var ended = new HelpAction().Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Begin.TrimStart());
        return ended;
    }

    /// <summary>All that comes before the first end of a sentence or of its main clause.</summary>
    [GeneratedRegex(@"\A.*?(?=[.:;](\s|\z)|\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstWords();
}
