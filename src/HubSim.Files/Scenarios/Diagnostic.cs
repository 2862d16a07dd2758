using System.Globalization;

namespace HubSim.Files.Scenarios;

/// <summary>One thing wrong with a scenario, and the place where it was written.</summary>
/// <param name="File">The file as the user named it, or <c>--set path=value</c> for a value of the command line.</param>
/// <param name="Line">Line in the file, from 1; 1 for a problem of the whole file.</param>
/// <param name="Column">Column in the line, counted in UTF-16 code units from 1 as editors count.</param>
/// <param name="Path">The key in question, for example "origins.spin_out.rate"; empty for a problem of the whole file.</param>
/// <param name="Message">What was found, what is allowed, and where it can be guessed what was meant.</param>
public sealed record Diagnostic(string File, int Line, int Column, string Path, string Message)
{
    /// <summary>The line that compilers print and editors understand: <c>file:line:column: path: message</c>.</summary>
    public override string ToString() => Path.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}")
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Path}: {Message}");
}
