using HubSim.Model.Inputs;

namespace HubSim.Model.Worlds;

/// <summary>A value that changes in steps; zero before its first step. One replication's numbers.</summary>
sealed class Schedule
{
    private readonly TimeSpan[] from;
    private readonly double[] values;

    /// <summary>Resolves the steps of a scenario.</summary>
    public Schedule(DateOnly start, InputDraws inputs, IEnumerable<(DateOnly From, Quantity Value)> steps)
    {
        var list = steps.ToList();
        from = [.. list.Select(step => TimeSpan.FromDays(step.From.DayNumber - start.DayNumber))];
        values = [.. list.Select(step => inputs[step.Value])];
    }

    /// <summary>Times at which the value changes, those before the run included.</summary>
    public IReadOnlyList<TimeSpan> Changes => from;

    /// <summary>The values of the steps, in order.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The value in force at a time.</summary>
    public double At(TimeSpan time)
    {
        var i = from.Length - 1;
        while (i >= 0 && from[i] > time)
        {
            i--;
        }

        return i < 0 ? 0 : values[i];
    }
}
