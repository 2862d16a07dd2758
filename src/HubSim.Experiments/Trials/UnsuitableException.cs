namespace HubSim.Experiments.Trials;

/// <summary>What was asked for makes no experiment, or the model does not suit it. The message says what, and what to do.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class UnsuitableException(string message) : ArgumentException(message)
{
    /// <summary>Throws unless a condition holds.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="otherwise">What is wrong when it does not, and what to do.</param>
    public static void Unless(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UnsuitableException(otherwise);
        }
    }
}
