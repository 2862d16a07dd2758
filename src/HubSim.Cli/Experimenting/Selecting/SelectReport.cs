using System.Globalization;
using System.Text;
using HubSim.Cli.Output;
using HubSim.Experiments.Selecting;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Selecting;

/// <summary>A selection as tables and as text.</summary>
sealed class SelectReport(StudySetup setup, SelectExperiment experiment, Selection selection)
{
    private const int Width = 80;
    private readonly int response = setup.PlaceOf(experiment.Response);
    private readonly StringBuilder text = new();

    private Column Column => setup.Responses[response];

    /// <summary>The whole report.</summary>
    public StudyReport Build()
    {
        var table = Rows();
        return new StudyReport([new ResultTable("policies", "One row for each policy.", table)], table, Text())
        {
            IsMet = !IsSequential || selection.Best is not null,
            Warnings = Warnings(),
        };
    }

    private bool IsSequential => experiment.Procedure is SelectionProcedure.Kn;

    private Table Rows()
    {
        var table = new Table(
        [
            new Column("policy", ColumnType.Category, false, "", "Name of the policy."),
            new Column("selected", ColumnType.Boolean, false, "", "True for the policy that was selected."),
            new Column("replications", ColumnType.Int32, false, "", "Replications of the policy."),
            new Column("mean", ColumnType.Double, false, Column.Unit, $"Mean of {experiment.Response} over them."),
            new Column("sd", ColumnType.Double, false, Column.Unit, "Sample standard deviation over them."),
            new Column("lead_of_selected", ColumnType.Double, true, Column.Unit, "Mean of the selected policy less this one's, over the replications that both ran; with ocba over all of each."),
            new Column("dropped_after", ColumnType.Int32, true, "", "Replications after which kn dropped it; missing if it stayed."),
            new Column("dropped_by", ColumnType.Category, true, "", "The policy to which it was inferior."),
        ]);
        for (var place = 0; place < selection.Systems.Count; place++)
        {
            var system = selection.Systems[place];
            table.Add(system.Point.Name);
            table.Add(place == selection.Best ? 1L : 0L);
            table.Add((long)system.N);
            table.Add(system.Mean);
            table.Add(system.Sd);
            table.Add(Lead(place));
            table.Add((long?)system.DroppedAt);
            table.Add(system.DroppedBy is { } by ? selection.Systems[by].Point.Name : null);
        }

        return table;
    }

    /// <summary>
    /// Policies that were dropped early met other years than the ones that stayed: only the replications that both ran can
    /// be held against each other.
    /// </summary>
    private double? Lead(int place)
    {
        if (selection.Best is not { } best)
        {
            return null;
        }

        if (!IsSequential)
        {
            return selection.Systems[best].Mean - selection.Systems[place].Mean;
        }

        var values = selection.Results.ToLookup(result => result.Trial.Point.Number, result => result.Yield!.Responses[response]);
        var shared = selection.Systems[place].N;
        return values[best].Take(shared).Average() - values[place].Take(shared).Average();
    }

    private string Text()
    {
        var (unit, show) = ResponseScale.Of(Column);
        Line(selection.Best is { } best ? $"selected: {setup.Policies[best].Label}" : "nothing is selected");
        Paragraph(selection.Statement + ".");
        Line("");
        Line($"{setup.Called(experiment.Response)}{(unit.Length > 0 ? $" [{unit}]" : "")}, the {experiment.Best.ToString().ToLowerInvariant()} mean is best");
        Row("", "n", "mean", "sd", "lead of best", IsSequential ? "dropped after" : "");
        for (var place = 0; place < selection.Systems.Count; place++)
        {
            var system = selection.Systems[place];
            Row(
                setup.Policies[place].Label,
                Words.Whole(system.N),
                show(system.Mean),
                show(system.Sd),
                place != selection.Best && Lead(place) is { } lead ? show(lead) : "",
                system.DroppedAt is { } after ? Words.Whole(after) : "",
                place == selection.Best ? '*' : ' ');
        }

        Line(IsSequential
            ? "lead of best: over the replications that both policies ran"
            : "lead of best: difference of the means");
        WriteAsGood(show);
        return text.ToString();
    }

    /// <summary>The guarantee says nothing between policies that are closer than delta: whoever reads must see which are.</summary>
    private void WriteAsGood(Func<double, string> show)
    {
        var close = Enumerable.Range(0, selection.Systems.Count)
            .Where(place => place != selection.Best && Lead(place) is { } lead && Math.Abs(lead) < experiment.Delta)
            .Select(place => setup.Policies[place].Label).ToList();
        if (close.Count > 0)
        {
            Paragraph($"Closer to it than delta ({show(experiment.Delta)}) in these trials, and so as good by the file's own measure: {string.Join(", ", close)}.");
        }
    }

    private IReadOnlyList<string> Warnings() => selection switch
    {
        { Best: null, MostReplications: { } most } =>
        [
            string.Create(CultureInfo.InvariantCulture, $"not decided between {string.Join(", ", selection.Systems.Where(system => system.DroppedAt is null).Select(system => system.Point.Name))}; max_replications={most} are enough in any case (add --set max_replications={most}), and a larger delta needs fewer"),
        ],
        _ => [],
    };

    private void Row(string name, string n, string mean, string sd, string lead, string dropped, char mark = ' ') =>
        Line($"{mark} {(name.Length <= 22 ? name : name[..21] + "\u2026"),-22}{n,7}{mean,11}{sd,9}{lead,14}{dropped,15}".TrimEnd());

    private void Paragraph(string said) => Line(Words.Wrapped(said, Width));

    private void Line(string said) => text.Append(said).Append('\n');
}
