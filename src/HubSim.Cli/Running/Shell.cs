namespace HubSim.Cli.Running;

/// <summary>Commands as a shell takes them.</summary>
static class Shell
{
    /// <summary>How the program is called in the commands that it prints.</summary>
    public const string Program = "dotnet run -c Release --project src/HubSim.Cli --";

    /// <summary>An argument, in quotes where it needs them.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,@%+".Contains(c))
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
