namespace HubSim.Files.Journals;

/// <summary>A journal that cannot be used: what is the matter with it, and what to do. The message is meant for the user.</summary>
public sealed class JournalException : Exception
{
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
}
