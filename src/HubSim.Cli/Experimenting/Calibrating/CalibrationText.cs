using System.Globalization;
using System.Text;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Calibrating;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Experimenting.Calibrating;

/// <summary>A calibration as short tables, 80 columns wide.</summary>
static class CalibrationText
{
    private const int Width = 80;

    /// <summary>The answer.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="file">The file for scenarios; null for none.</param>
    public static string Of(CalibrationFindings found, string? file)
    {
        var text = new StringBuilder();
        AddUnknowns(text, found);
        AddObservations(text, found);
        AddGenerations(text, found.Posterior);
        var last = found.Posterior.Last;
        Say(text, $"ended because {Why(found.Posterior.End)}; {Words.Count(found.Posterior.Simulations, "simulation")}. "
            + $"The {last.Particles.Count} particles count for {last.EffectiveSize.ToString("0", CultureInfo.InvariantCulture)} equally weighted ones.");
        Say(text, "This is what is left of the priors when simulations may miss the observations by the last tolerance (1 is the spread of the priors' "
            + "own simulations): wider than an exact posterior, and the inputs that are not listed keep what the scenario says of them.");
        text.Append('\n');
        Say(text, file is null
            ? "The posterior is posterior.csv among the results; below scenarios/data, scenarios can use it as posterior: {file: data/..., column: ...}."
            : $"The posterior is in {file}; scenarios use it as posterior: {{file: data/{Path.GetFileName(file)}, column: ...}}.");
        return text.ToString();
    }

    /// <summary>What an observation is for, as files write it.</summary>
    public static string Of(ObservationUse use) => use switch
    {
        ObservationUse.Scored => "scored",
        ObservationUse.HeldOut => "held_out",
        ObservationUse.Forecast => "forecast",
        _ => "not_used",
    };

    private static void AddUnknowns(StringBuilder text, CalibrationFindings found)
    {
        text.Append(CultureInfo.InvariantCulture, $"{"what was learnt",-30}{"before: 5, 50, 95 %",25}{"after: 5, 50, 95 %",25}\n");
        for (var i = 0; i < found.Unknowns.Count; i++)
        {
            var (unknown, place) = (found.Unknowns[i], i);
            var before = Three(share => unknown.Prior!.Quantile(share));
            var after = Three(share => found.Posterior.Quantile(place, share));
            text.Append(CultureInfo.InvariantCulture, $"{unknown.Name,-30}{before,25}{after,25}\n");
        }
    }

    private static string Three(Func<double, double> at) => $"{Words.Short(at(0.05)),8}{Words.Short(at(0.5)),8}{Words.Short(at(0.95)),8}";

    private static void AddObservations(StringBuilder text, CalibrationFindings found)
    {
        foreach (var group in found.Observations.GroupBy(row => row.Use).OrderBy(group => group.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Of(group.Key).Replace('_', ' '),-21}{"observed",9}{"before: 90 %",18}{"median",9}{"after: 90 %",18}{"in",5}\n");
            foreach (var row in group)
            {
                var band = row.Posterior;
                text.Append(CultureInfo.InvariantCulture, $"{row.Name,-21}{Words.Short(band.Observed),9}{Band(row.Prior),18}{Number(band.Median),9}{Band(band),18}{(band.IsInside ? "yes" : "no"),5}\n");
            }
        }

        text.Append('\n');
        foreach (var (use, words) in new[] { (ObservationUse.Scored, "learnt from"), (ObservationUse.HeldOut, "held out of the calibration") })
        {
            var rows = found.Observations.Where(row => row.Use == use).ToList();
            if (HindcastVerdict.Of([.. rows.Select(row => row.Posterior)]) is { } after)
            {
                var before = HindcastVerdict.Of([.. rows.Select(row => row.Prior).OfType<Hindcast>()])?.HalfWidth is { } half ? $" ({Share(half)} before)" : "";
                Say(text, $"{words}: {after.Inside} of {after.Count} in their 90 % bands, median half-width {(after.HalfWidth is { } own ? Share(own) : "unknown")}{before} of the observation");
            }
        }
    }

    private static void AddGenerations(StringBuilder text, Posterior posterior)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{"generation",10}{"tolerance",12}{"proposals",12}{"accepted",12}{"counts for",12}\n");
        foreach (var one in posterior.Generations)
        {
            var tolerance = double.IsFinite(one.Tolerance) ? Words.Short(one.Tolerance) : "none";
            text.Append(CultureInfo.InvariantCulture, $"{one.Number,10}{tolerance,12}{one.Proposals,12}{Share(one.Acceptance),12}{one.EffectiveSize,12:0}\n");
        }

        text.Append('\n');
    }

    private static string Band(Hindcast? one) => one?.Lower is { } lower ? $"{Words.Short(lower)} to {Words.Short(one.Upper!.Value)}" : "";

    private static string Number(double? value) => value is { } known ? Words.Short(known) : "";

    private static string Share(double share) => (share * 100).ToString(share < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    private static void Say(StringBuilder text, string sentence) => text.Append(Words.Wrapped(sentence, Width)).Append('\n');

    private static string Why(CalibrationEnd end) => end switch
    {
        CalibrationEnd.Generations => "all generations were run",
        CalibrationEnd.Tolerance => "the tolerance is as small as was asked for",
        CalibrationEnd.Acceptance => "too few proposals were accepted to go on",
        _ => "the simulations were used up",
    };
}
