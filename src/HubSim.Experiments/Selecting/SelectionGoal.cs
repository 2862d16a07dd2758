using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Selecting;

/// <summary>What is to be selected: the system whose response has the best mean.</summary>
public sealed record SelectionGoal
{
    /// <summary>A goal.</summary>
    /// <param name="response">Name of the response by whose mean systems are ranked.</param>
    /// <param name="isLargest">True when the largest mean is best, false for the smallest.</param>
    /// <param name="delta">Smallest lead worth finding, in the unit of the response: above 0.</param>
    /// <param name="alpha">Accepted probability of a wrong selection, above 0 and below 1/2.</param>
    /// <exception cref="UnsuitableException">A number is out of its range.</exception>
    public SelectionGoal(string response, bool isLargest, double delta, double alpha = 0.05)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(response);
        UnsuitableException.Unless(delta > 0 && double.IsFinite(delta), "delta, the smallest lead worth finding, must be above 0");
        UnsuitableException.Unless(alpha is > 0 and < 0.5, "alpha, the accepted probability of a wrong selection, must lie above 0 and below 0.5");
        Response = response;
        IsLargest = isLargest;
        Delta = delta;
        Alpha = alpha;
    }

    /// <summary>Name of the response.</summary>
    public string Response { get; }

    /// <summary>True when the largest mean is best, false for the smallest.</summary>
    public bool IsLargest { get; }

    /// <summary>Smallest lead worth finding, in the unit of the response.</summary>
    public double Delta { get; }

    /// <summary>Accepted probability of a wrong selection.</summary>
    public double Alpha { get; }
}
