using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting;

/// <summary>A column of points.parquet: what a level of a design point means.</summary>
/// <param name="Column">The column; a text where levels stand for words.</param>
/// <param name="Word">The word that a level stands for; null where it is a number.</param>
sealed record LevelColumn(Column Column, Func<double, string>? Word)
{
    /// <summary>The column of a factor.</summary>
    public static LevelColumn Of(ResolvedFactor factor)
    {
        var description = $"Level of {factor.Path}. {factor.Description}";
        return factor.Words.Count > 0
            ? new LevelColumn(new Column(NameOf(factor), ColumnType.Category, true, factor.Unit, description), factor.Show)
            : new LevelColumn(new Column(NameOf(factor), ColumnType.Double, true, factor.Unit, description), null);
    }

    /// <summary>A factor's name; that of an uncertain input is a path, and becomes a name as in replications.parquet.</summary>
    private static string NameOf(ResolvedFactor factor) =>
        factor.Name == factor.Path ? $"input_{string.Concat(factor.Path.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'))}" : factor.Name;
}
