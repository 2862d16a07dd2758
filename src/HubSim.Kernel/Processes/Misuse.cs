using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>
/// Numbers that cannot be, and waits that are awaited where they cannot be: outside of every process, or in a task.
/// </summary>
internal static class Misuse
{
    private const string Message =
        "Waits of a simulator can be awaited only in its processes: methods that return Process, started there";

    /// <summary>Throws if a number is too low, and names time and process.</summary>
    public static void RefuseBelow(
        long least, long value, string what, string owner, Simulator simulator,
        [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"{what} of '{owner}' is at least {least}{simulator.Where}.");
        }
    }

    /// <summary>Throws if a number of what belongs to no simulator yet is too low.</summary>
    public static void RefuseBelow(long least, long value, string what, string name)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{what} is at least {least}{Simulator.WhereRunning}.");
        }
    }

    /// <summary>Throws unless a process is executing.</summary>
    public static void RefuseOutsideProcess([NotNull] ProcessBox? current)
    {
        if (current is null)
        {
            ThrowOutsideProcess();
        }
    }

    /// <summary>
    /// Something other than a process would be resumed. What is thrown here would be thrown on by a thread of the pool
    /// and end the program, so it is the process that called the culprit that fails, at its next wait or its end.
    /// </summary>
    public static void BlameProcess(ProcessBox? current)
    {
        RefuseOutsideProcess(current);
        current.Mistake = Message + ".";
        current.HasCalls = true;
    }

    // Apart, so that the check is small enough to be compiled into every wait.
    [DoesNotReturn]
    private static void ThrowOutsideProcess() =>
        throw new InvalidOperationException($"{Message}{Simulator.WhereRunning}.");
}
