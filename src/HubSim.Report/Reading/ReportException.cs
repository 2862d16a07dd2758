namespace HubSim.Report.Reading;

/// <summary>A report cannot be made: what, where, and what to do about it. The message is meant for the user.</summary>
public sealed class ReportException : Exception
{
    /// <summary>True when the report could not be written; false when what it is about cannot be read or compared.</summary>
    public bool IsOfWriting { get; init; }

    /// <summary>A failure without a message.</summary>
    public ReportException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened, where, and the remedy.</param>
    public ReportException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened, where, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ReportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
