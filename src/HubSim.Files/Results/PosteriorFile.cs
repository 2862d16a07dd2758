using System.Globalization;
using System.Text;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Tables;

namespace HubSim.Files.Results;

/// <summary>Writes rows that belong together as the data file that scenarios take <c>posterior</c> from.</summary>
public static class PosteriorFile
{
    /// <summary>The file as text.</summary>
    /// <param name="remarks">What the file is and where it comes from, a line each.</param>
    /// <param name="columns">Names of the columns besides the weight, in snake_case.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="rows">Values by row and column.</param>
    public static string Text(
        IReadOnlyList<string> remarks, IReadOnlyList<string> columns, IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(remarks);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        foreach (var remark in remarks)
        {
            text.Append("# ").Append(remark.ReplaceLineEndings(" ")).Append('\n');
        }

        text.AppendJoin(',', columns.Prepend(RowTableReader.WeightColumn)).Append('\n');
        for (var i = 0; i < rows.Count; i++)
        {
            text.AppendJoin(',', rows[i].Prepend(weights[i]).Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Where an experiment may write such a file; null when it may not.</summary>
    /// <param name="experiment">The experiment file.</param>
    /// <param name="path">The path, relative to it.</param>
    public static string? Place(string experiment, string path)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(path);
        var own = RealPath.Of(experiment);
        var place = RealPath.Of(Path.Combine(Path.GetDirectoryName(own) ?? "", path));
        return FolderRule.ForExperiment(own).Holds(place) && Directory.Exists(Path.GetDirectoryName(place)) && !Directory.Exists(place) ? place : null;
    }

    /// <summary>Puts a text in the place of what is there; whoever reads meanwhile sees the one or the other, whole.</summary>
    /// <param name="place">The file.</param>
    /// <param name="text">What it is to hold.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Replace(string place, string text) => ResultsException.Guard(place, () =>
    {
        var fresh = place + ".new";
        File.WriteAllText(fresh, text);
        File.Move(fresh, place, overwrite: true);
    });
}
