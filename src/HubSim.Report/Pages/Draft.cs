using HubSim.Report.Charts;
using HubSim.Report.Texts;

namespace HubSim.Report.Pages;

/// <summary>A page in the making: the texts it is written with, and the charts that were put on it so far.</summary>
/// <param name="phrases">The texts.</param>
internal sealed class Draft(Phrases phrases)
{
    private readonly List<Chart> charts = [];

    /// <summary>The texts.</summary>
    public Phrases Phrases { get; } = phrases;

    /// <summary>Numbers and days in words.</summary>
    public Figures Figures { get; } = new(phrases);

    /// <summary>The charts of the page.</summary>
    public IReadOnlyList<Chart> Charts => charts;

    /// <summary>A text.</summary>
    public string this[string name] => Phrases[name];

    /// <summary>A text with values put in.</summary>
    public string Say(string name, params ReadOnlySpan<object?> values) => Phrases.Say(name, values);

    /// <summary>Puts a chart on the page.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">Its title.</param>
    /// <param name="words">What there is to see, in words.</param>
    public Html Add(Chart chart, string title, string words)
    {
        charts.Add(chart);
        return Figure.Of(chart, title, words, Phrases);
    }

    /// <summary>A name of the scenario as it is shown in charts: underscores are spaces there, but not in paths.</summary>
    public static string Name(string key) => key.Contains('.', StringComparison.Ordinal) ? key : key.Replace('_', ' ');
}

/// <summary>A part of the page with a heading.</summary>
/// <param name="Id">Name within the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What stands below it.</param>
internal sealed record Section(string Id, string Title, Html Body);
