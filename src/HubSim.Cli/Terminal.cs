#pragma warning disable RS0030 // This is the one place that talks to the console.
using Spectre.Console;

namespace HubSim.Cli;

/// <summary>
/// Where words go: data to the standard output, everything else to the standard error. Escape codes only where a person
/// watches, colour only where NO_COLOR is not set.
/// </summary>
static class Terminal
{
    /// <summary>Data: tables, JSON, documents.</summary>
    public static TextWriter Data => Console.Out;

    /// <summary>Messages: progress, warnings, errors.</summary>
    public static TextWriter Messages => Console.Error;

    /// <summary>True when a person watches the messages on a terminal that can redraw a line.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null or "");

    /// <summary>A console for live messages.</summary>
    public static IAnsiConsole Live()
    {
        var hasColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(Console.Error),
        });
    }
}
