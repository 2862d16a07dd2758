using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The page about one run.</summary>
internal static class RunPage
{
    private static readonly Func<FinishedRun, Draft, Section?>[] Parts =
    [
        Growth.Of, Pots.Of, Waiting.Of, SurvivalCurves.Of, Sectors.Of, Drivers.Of, Differences.Of, Validation.Of, Register.Of, Method.Of, Checklist.Of,
    ];

    /// <summary>The page as text.</summary>
    public static string Of(FinishedRun run, Phrases phrases)
    {
        var draft = new Draft(phrases);
        var head = Verdict.Of(run, draft);
        var sections = Parts.Select(part => part(run, draft)).OfType<Section>().ToList();
        return Page.Of(draft, draft.Say("page.title", run.Manifest.Scenario.Title), head, sections);
    }
}
