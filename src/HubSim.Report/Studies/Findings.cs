namespace HubSim.Report.Studies;

/// <summary>What an experiment found, by its kind.</summary>
internal static class Findings
{
    /// <summary>
    /// What it found. Of a kind that is not known here, or of an experiment that came to no end, the answer says what ran.
    /// </summary>
    public static Finding Of(StudyView view)
    {
        // A search for boxes has ended all the same when it found none.
        if (!view.HasTable("summary") || (view.Rows("summary").Count == 0 && view.Experiment.Manifest.Experiment.Kind != "discover"))
        {
            return new Finding(view.Say("experiment.unanswered", Counts(view)), []);
        }

        return view.Experiment.Manifest.Experiment.Kind switch
        {
            "compare" => CompareFinding.Of(view),
            "select" => SelectFinding.Of(view),
            "sweep" => SweepFinding.Of(view),
            "morris" => MorrisFinding.Of(view),
            "sobol" => SobolFinding.Of(view),
            "voi" => VoiFinding.Of(view),
            "discover" => DiscoverFinding.Of(view),
            "optimise" => OptimiseFinding.Of(view),
            "calibrate" => CalibrateFinding.Of(view),
            _ => new Finding(view.Say("experiment.answer", Counts(view)), []),
        };
    }

    private static object?[] Counts(StudyView view)
    {
        var trials = view.Experiment.Manifest.Trials;
        return [Texts.Figures.Whole(trials.Count), Texts.Figures.Whole(trials.Points), Texts.Figures.Whole(trials.Failed)];
    }
}
