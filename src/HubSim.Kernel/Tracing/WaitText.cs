using System.Globalization;

namespace HubSim.Kernel.Tracing;

/// <summary>Waits in words, with the times in a format that the caller chooses.</summary>
internal static class WaitText
{
    public static string Of(PendingWait wait, Func<TimeSpan, string> format)
    {
        if (wait.Kind is WaitKind.FirstOf or WaitKind.AllOf)
        {
            var parts = string.Join("; ", wait.Branches.Select(branch => Of(branch, format)));
            return $"{(wait.Kind == WaitKind.FirstOf ? "first of" : "all of")} ({parts})";
        }

        if (wait.Kind == WaitKind.Hold)
        {
            return wait.Until is { } end && end < Durations.Forever ? $"hold until {format(end)}" : "hold for ever";
        }

        var priority = wait.Priority == 0 ? "" : $", priority {Number(wait.Priority)}";
        var patience = wait.Until is { } until ? $", until {format(until)}" : "";
        return Thing(wait) + priority + patience;
    }

    /// <summary>What is waited for, without for how long.</summary>
    public static string Thing(PendingWait wait) => wait.Kind switch
    {
        WaitKind.Hold => "hold",
        WaitKind.Acquire => $"{Number(wait.Amount)} {(wait.Amount == 1 ? "unit" : "units")} of '{wait.Name}'",
        WaitKind.Get => $"{Number(wait.Amount)} from '{wait.Name}'",
        WaitKind.Put => $"room for {Number(wait.Amount)} in '{wait.Name}'",
        WaitKind.TakeItem => $"an item of '{wait.Name}'",
        WaitKind.PutItem => $"room for an item in '{wait.Name}'",
        WaitKind.Signal => $"'{wait.Name}'",
        WaitKind.Process => $"process {Number(wait.ProcessNumber)} '{wait.Name}'",
        WaitKind.FirstOf => "first of several",
        WaitKind.AllOf => "all of several",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
