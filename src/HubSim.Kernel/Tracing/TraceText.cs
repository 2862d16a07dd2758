using System.Diagnostics;
using System.Globalization;

namespace HubSim.Kernel.Tracing;

/// <summary>Records of a trace in words.</summary>
internal static class TraceText
{
    /// <summary>Why the process goes on.</summary>
    public static string Cause(in TraceRecord record)
    {
        var cause = record.Resumption switch
        {
            Resumption.Started => "started",
            Resumption.HoldOver when record.EndedWait?.Kind == WaitKind.Acquire => $"had {Thing(record)}",
            Resumption.HoldOver => "hold is over",
            Resumption.GrantLost => $"lost its grant of '{record.EndedWait?.Name}'",
            Resumption.Served => Served(record),
            Resumption.PatienceOver => $"patience over: {Thing(record)}",
            Resumption.Interrupted => Interrupted(record),
            Resumption.Stopped => "stopped",
            Resumption.AwaitedFailed => $"{Thing(record)} failed",
            _ => throw new UnreachableException(),
        };
        return record.StepEnd is StepEnd.Decided or StepEnd.WaitsOn ? $"wait {Ordinal(record)}: {cause}" : cause;
    }

    /// <summary>How the step ended.</summary>
    public static string Effect(in TraceRecord record, Func<TimeSpan, string> format) => record.StepEnd switch
    {
        StepEnd.Waits => Waits(record.Wait!, format),
        StepEnd.WaitCutShort => "is called away from its next wait",
        StepEnd.Ended => "ended",
        StepEnd.Stopped => "ended, being stopped",
        StepEnd.Failed => $"failed: {record.Failure?.Message}",
        StepEnd.Decided => "this decides",
        StepEnd.WaitsOn => "waits for the others",
        _ => throw new UnreachableException(),
    };

    private static string Waits(PendingWait wait, Func<TimeSpan, string> format)
    {
        var text = WaitText.Of(wait, format);
        return wait.Kind == WaitKind.Hold ? "holds" + text["hold".Length..] : $"waits for {text}";
    }

    private static string Served(in TraceRecord record)
    {
        if (record.EndedWait is not { } wait)
        {
            return "served";
        }

        if (wait.Kind is WaitKind.FirstOf or WaitKind.AllOf)
        {
            return $"{(wait.Kind == WaitKind.FirstOf ? "first" : "last")} is wait {Ordinal(record)}, {Thing(record)}";
        }

        return wait.Kind switch
        {
            WaitKind.Process => $"{WaitText.Thing(wait)} ended",
            WaitKind.Signal => $"'{wait.Name}' fired",
            _ => $"got {WaitText.Thing(wait)}",
        };
    }

    private static string Interrupted(in TraceRecord record)
    {
        var cause = Convert.ToString(record.InterruptCause, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(cause) ? "interrupted" : $"interrupted: {cause}";
    }

    // Of several waits, the one that ended.
    private static string Thing(TraceRecord record)
    {
        var wait = record.EndedWait?.Branches.FirstOrDefault(part => part.Index == record.EndedBranch)
            ?? record.EndedWait;
        return wait is null ? "what it waited for" : WaitText.Thing(wait);
    }

    private static string Ordinal(in TraceRecord record) => WaitText.Number((record.EndedBranch ?? 0) + 1);
}
