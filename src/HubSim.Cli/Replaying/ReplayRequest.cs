namespace HubSim.Cli.Replaying;

/// <summary>What is to be shown again.</summary>
/// <param name="Run">Folder of the run.</param>
/// <param name="Replication">Number of the replication.</param>
/// <param name="Trace">The firm: <c>firm:local/412</c>.</param>
/// <param name="Scenario">The scenario file; null for where the run found it.</param>
/// <param name="Json">Events as JSON.</param>
sealed record ReplayRequest(string Run, int Replication, string Trace, string? Scenario, bool Json)
{
    private const string Prefix = "firm:";

    /// <summary>Name of the firm's process; null when what is to be traced is no firm.</summary>
    public string? Process => IsFirm ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"firm {(Firm.Parent is { } parent ? $"{Firm.Origin}/{parent}" : Firm.Origin)}/{Firm.Candidate}") : null;

    /// <summary>Origin, parent (null for most) and number of the firm.</summary>
    public (string Origin, string? Parent, long Candidate) Firm
    {
        get
        {
            var parts = Trace[Prefix.Length..].Split('/');
            return (parts[0], parts.Length == 3 ? parts[1] : null, long.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private bool IsFirm => Trace.StartsWith(Prefix, StringComparison.Ordinal)
        && Trace[Prefix.Length..].Split('/') is { Length: 2 or 3 } parts
        && parts.All(part => part.Length > 0)
        && long.TryParse(parts[^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _);
}
