namespace HubSim.Experiments.Comparing;

/// <summary>
/// The same entities under two systems in one replication, counted by what became of them in each. "Absent" is an entity that
/// exists under one system only: a founder whom only that policy brought.
/// </summary>
/// <param name="BothSurvive">Survive under both.</param>
/// <param name="Saved">Survive under the other, end under the measure.</param>
/// <param name="Lost">Survive under the measure, end under the other.</param>
/// <param name="BothEnd">End under both.</param>
/// <param name="NewSurvivors">Survive under the other, absent under the measure.</param>
/// <param name="NewEnded">End under the other, absent under the measure.</param>
/// <param name="MissingSurvivors">Survive under the measure, absent under the other.</param>
/// <param name="MissingEnded">End under the measure, absent under the other.</param>
public readonly record struct FateMatch(
    int BothSurvive, int Saved, int Lost, int BothEnd, int NewSurvivors, int NewEnded, int MissingSurvivors, int MissingEnded)
{
    /// <summary>Extra survivors among the entities that both systems have: those that would have died, less the reverse.</summary>
    public int ExtraAmongTheSame => Saved - Lost;

    /// <summary>Extra survivors in all, those that only one system has included.</summary>
    public int Extra => Saved - Lost + NewSurvivors - MissingSurvivors;

    /// <summary>Matches entities by group and number.</summary>
    /// <param name="measure">The fates under the system that is the measure.</param>
    /// <param name="other">The fates under the other.</param>
    public static FateMatch Between(Fates measure, Fates other)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(other);
        var counts = new int[3, 3];
        foreach (var (entity, survives) in measure.Survives)
        {
            counts[survives ? 1 : 0, other.Survives.TryGetValue(entity, out var there) ? (there ? 1 : 0) : 2]++;
        }

        foreach (var (_, survives) in other.Survives.Where(entry => !measure.Survives.ContainsKey(entry.Key)))
        {
            counts[2, survives ? 1 : 0]++;
        }

        return new FateMatch(counts[1, 1], counts[0, 1], counts[1, 0], counts[0, 0], counts[2, 1], counts[2, 0], counts[1, 2], counts[0, 2]);
    }
}
