using System.CommandLine;
using HubSim.Cli.Reporting;
using HubSim.Report.Texts;

namespace HubSim.Cli.Commands;

/// <summary>hubsim report.</summary>
static class ReportCommand
{
    private const string Description = """
        Write the report of a finished run, one file that needs no network: RUN/report.html, or FILE. Several runs give one
        page that compares them with the first. An experiment has a page of its own; named beside a run, it says on the
        run's page what drove the outcome.

        Examples:
          hubsim report results/shanghai-2027/run-0001
          hubsim report results/shanghai-2027/run-0001 --lang zh --out report-zh.html
          hubsim report results/shanghai-2027/run-0001 results/no-subsidy/run-0001 --out compared.html
          hubsim report results/shanghai-2027/run-0001 results/where-the-spread-comes-from/run-0001 --out why.html
          hubsim report results/shanghai-2027/run-0001 --strict

        Exit codes: 0 done, 1 the file cannot be written, 2 no run that this program can read or compare, 3 with
        --strict: an item of the reporting checklist is blank.
        """;

    private static readonly Argument<string[]> Runs = new("RUN") { Description = "Folder of a run or of an experiment.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Out = new("--out") { HelpName = "FILE", Description = "Write to FILE; one that is there is replaced." };
    private static readonly Option<string> Lang = LanguageOption();

    private static readonly Option<bool> Strict = new("--strict") { Description = "Name the items of the reporting checklist that are blank, and end with 3 if there are any." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("report", Description) { Runs, Out, Lang, Strict };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Runs)?.Tokens.Count > 1 && result.GetResult(Out) is null)
            {
                result.AddError("several folders give one page: name it with --out FILE");
            }

            if (result.GetResult(Out)?.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--out: name the file to write");
            }
        });
        command.SetAction(parsed => Reports.Execute(new ReportRequest(
            parsed.GetRequiredValue(Runs), parsed.GetValue(Out), Language.Of(parsed.GetRequiredValue(Lang))!, parsed.GetValue(Strict))));
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
