namespace HubSim.Files.Results;

/// <summary>Results cannot be written: what, where, and what to do about it. The message is meant for the user.</summary>
public sealed class ResultsException : Exception
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>A failure without a message.</summary>
    public ResultsException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened, where, and the remedy.</param>
    public ResultsException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened, where, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ResultsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Does something with files, and turns the system's refusals into messages for the user.</summary>
    /// <param name="path">The file or folder that it is about.</param>
    /// <param name="action">What to do.</param>
    internal static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception cause) when (IsOfFiles(cause))
        {
            throw From(path, cause);
        }
    }

    /// <summary>True for what the system says of files; a file that is too large for its disk comes as an argument out of range.</summary>
    internal static bool IsOfFiles(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentOutOfRangeException { ParamName: "value" };

    /// <inheritdoc cref="Guard{T}"/>
    internal static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    private static ResultsException From(string path, Exception cause)
    {
        var (what, remedy) = cause switch
        {
            IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } =>
                ("no space is left on the disk", "Free some space or choose another output folder (--out)."),
            IOException { HResult: QuotaOnLinux } =>
                ("the disk quota is used up", "Free some space or choose another output folder (--out)."),
            UnauthorizedAccessException =>
                ("writing is not permitted", "Change the folder's permissions or choose another output folder (--out)."),
            _ => (cause.Message.TrimEnd('.'), "Choose another output folder (--out)."),
        };
        return new ResultsException($"Results cannot be written to {path}: {what}. {remedy}", cause);
    }
}
