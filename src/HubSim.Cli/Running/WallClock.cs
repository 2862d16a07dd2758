#pragma warning disable RS0030 // The one place that looks at the clock: a run says when it began, and no result depends on it.
namespace HubSim.Cli.Running;

/// <summary>Time of day, for the manifest.</summary>
static class WallClock
{
    /// <summary>Now, in universal time.</summary>
    public static DateTimeOffset Now => DateTimeOffset.UtcNow;
}
