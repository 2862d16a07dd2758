using System.CommandLine;
using HubSim.Cli.Reporting;
using HubSim.Report.Texts;

namespace HubSim.Cli.Commands;

/// <summary>hubsim report.</summary>
static class ReportCommand
{
    private const string Description = """
        Write the report of a finished run, one file that needs no network: RUN/report.html, or FILE.

        Examples:
          hubsim report results/shanghai-2027/run-0001
          hubsim report results/shanghai-2027/run-0001 --lang zh --out report-zh.html

        Exit codes: 0 done, 1 the file cannot be written, 2 no run that this program can read.
        """;

    private static readonly Argument<string[]> Runs = new("RUN") { Description = "Folder of a run.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Out = new("--out") { HelpName = "FILE", Description = "Write to FILE; one that is there is replaced." };
    private static readonly Option<string> Lang = LanguageOption();

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("report", Description) { Runs, Out, Lang };
        command.SetAction(parsed => Reporting.Reports.Execute(new ReportRequest(
            parsed.GetRequiredValue(Runs), parsed.GetValue(Out), Language.Of(parsed.GetRequiredValue(Lang))!)));
        return command;
    }

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang")
        {
            HelpName = "LANG",
            Description = "Language of the report: en, ja or zh. A scenario's own words stay as they are.",
            DefaultValueFactory = _ => Language.English.Code,
        };
        option.Validators.Add(result =>
        {
            foreach (var code in result.Tokens.Select(token => token.Value).Where(code => Language.Of(code) is null))
            {
                result.AddError($"--lang {code}: the languages are {string.Join(", ", Language.All.Select(language => language.Code))}");
            }
        });
        return option;
    }
}
