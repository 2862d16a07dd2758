using System.Globalization;

namespace HubSim.Model.Worlds;

/// <summary>Something that must hold in every run did not: an error in the model, never in a scenario.</summary>
public sealed class InvariantException : Exception
{
    /// <summary>An error with all that is known of it.</summary>
    /// <param name="day">Days since the start.</param>
    /// <param name="process">Name of the process that runs; empty for none.</param>
    /// <param name="last">Name of the process that last changed the part in question; empty when none has.</param>
    /// <param name="what">What was found and what must hold.</param>
    public InvariantException(double day, string process, string last, string what)
        : base(Words(day, process, last, what))
    {
        Day = day;
        Process = last.Length > 0 ? last : process;
    }

    /// <summary>Days since the start.</summary>
    public double Day { get; }

    /// <summary>Name of the process that last changed the part in question, or else of the one that found it.</summary>
    public string Process { get; }

    private static string Words(double day, string process, string last, string what)
    {
        var where = process.Length > 0 ? $", in process '{process}'" : "";
        var who = last.Length > 0 && last != process ? $" (last changed by process '{last}')" : "";
        return string.Create(CultureInfo.InvariantCulture, $"on day {day:0.###}{where}: {what}{who}");
    }
}
