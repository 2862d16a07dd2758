using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Studies;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>What experiments say of the outcome, on the page of a run: their answers with their most telling charts.</summary>
internal static class Contributions
{
    /// <summary>A section for each experiment.</summary>
    /// <param name="runs">The runs of the page.</param>
    /// <param name="experiments">The experiments.</param>
    /// <param name="draft">The page.</param>
    public static IEnumerable<Section> Of(IReadOnlyList<FinishedRun> runs, IReadOnlyList<FinishedExperiment> experiments, Draft draft)
    {
        for (var i = 0; i < experiments.Count; i++)
        {
            var about = experiments[i].Manifest.Experiment;
            var prefix = $"experiment-{Figures.Plain(i + 1)}-";
            var finding = Findings.Of(new StudyView(experiments[i], draft, prefix));
            yield return new Section(
                $"experiment-{Figures.Plain(i + 1)}",
                draft.Say("contribution.title", about.Title),
                Html.Of($"<p class=\"kicker\">{draft.Say("experiment.kind", ExperimentPage.Kind(draft, about.Kind))} · {about.Question}</p><p class=\"answer\">{finding.Answer}</p>{ExperimentPage.More(finding)}{Waiting.NoteOf(finding, draft)}{Fit(runs, experiments[i], draft)}{finding.Parts.Take(1).Select(part => part.Body)}"));
        }
    }

    /// <summary>Whether the experiment is about the scenario of the first run, by values and not by names.</summary>
    private static Html Fit(IReadOnlyList<FinishedRun> runs, FinishedExperiment experiment, Draft draft)
    {
        var notes = new List<string>();
        var (run, manifest) = (runs[0], experiment.Manifest);
        if (manifest.Scenarios.All(policy => policy.Sha256 != run.Manifest.Scenario.Sha256))
        {
            var differences = manifest.Scenarios.Min(policy => ValueDifference.Between(run.Scenario.Root, policy.Resolved).Count);
            if (differences > 0)
            {
                notes.Add(draft.Say("contribution.other", Figures.Whole(differences)));
            }
        }

        if (manifest.Program.ModelVersion != run.Manifest.Program.ModelVersion || manifest.Program.Version != run.Manifest.Program.Version)
        {
            notes.Add(draft["contribution.version"]);
        }

        return notes.Count == 0 ? Html.Empty : Html.Of($"<p class=\"warning\">{string.Join(draft["sentence.gap"], notes)}</p>");
    }
}
