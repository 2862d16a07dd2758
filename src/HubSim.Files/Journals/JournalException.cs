namespace HubSim.Files.Journals;

/// <summary>A journal that cannot be used: what is the matter with it, and what to do. The message is meant for the user.</summary>
public sealed class JournalException : Exception
{
    private const int WouldBlockOnUnix = 11;
    private const int WouldBlockOnBsd = 35;
    private const int SharingOnWindows = unchecked((int)0x80070020);

    /// <summary>A refusal without a message.</summary>
    public JournalException()
    {
    }

    /// <summary>A refusal.</summary>
    /// <param name="message">What is the matter, where, and the remedy.</param>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    /// <param name="message">What is the matter, where, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The refusal of a journal that another program holds.</summary>
    internal static JournalException InUse(string path, Exception cause) =>
        new($"{path} is in use: the run is still at work, or another program goes on with it. Wait for its end.", cause);

    /// <summary>True when a file could not be opened because somebody holds it.</summary>
    internal static bool IsShared(IOException cause) => cause.HResult is WouldBlockOnUnix or WouldBlockOnBsd or SharingOnWindows;
}
