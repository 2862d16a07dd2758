using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The page about one run.</summary>
internal static class RunPage
{
    private static readonly Func<FinishedRun, Draft, Section?>[] Outcome =
    [
        Growth.Of, Pots.Of, Waiting.Of, SurvivalCurves.Of, Sectors.Of, Drivers.Of,
    ];

    private static readonly Func<FinishedRun, Draft, Section?>[] Grounds =
    [
        Differences.Of, Validation.Of, Register.Of, Method.Of, Checklist.Of,
    ];

    /// <summary>The page as text.</summary>
    /// <param name="run">The run.</param>
    /// <param name="experiments">Experiments that say what drove its outcome.</param>
    /// <param name="phrases">The texts.</param>
    public static string Of(FinishedRun run, IReadOnlyList<FinishedExperiment> experiments, Phrases phrases)
    {
        var draft = new Draft(phrases);
        var head = Verdict.Of(run, draft);
        List<Section> sections =
        [
            .. Outcome.Select(part => part(run, draft)).OfType<Section>(),
            .. Contributions.Of([run], experiments, draft),
            .. Grounds.Select(part => part(run, draft)).OfType<Section>(),
        ];
        return Page.Of(draft, draft.Say("page.title", run.Manifest.Scenario.Title), head, sections);
    }
}
