using System.Globalization;
using HubSim.Experiments.Trials;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Selecting;

/// <summary>The response of one system, by replication, turned so that the larger one is the better one.</summary>
internal sealed class SystemValues(DesignPoint point, bool isLargest)
{
    private readonly RunningStatistics moments = new();
    private readonly List<double> sums = [0];

    /// <summary>The system.</summary>
    internal DesignPoint Point => point;

    /// <summary>The values, the larger the better.</summary>
    internal List<double> Values { get; } = [];

    /// <summary>Number of values.</summary>
    internal int N => Values.Count;

    /// <summary>Mean of all values, the larger the better.</summary>
    internal double Mean => moments.Mean;

    /// <summary>Sample standard deviation of all values.</summary>
    internal double Sd => moments.StandardDeviation;

    internal int? DroppedAt { get; set; }

    internal int? DroppedBy { get; set; }

    /// <summary>Mean of the first values.</summary>
    internal double MeanOfFirst(int count) => sums[count] / count;

    /// <summary>Takes the next result.</summary>
    /// <exception cref="UnsuitableException">It has no value: leaving it out would favour systems that fail in bad years.</exception>
    internal void Take(TrialResult result, int response, string name)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{result.Trial.Point.Name}, replication {result.Trial.Replication}");
        UnsuitableException.Unless(!result.Failed, $"{where} failed ({result.Failure}); a selection needs every replication of every system");
        var value = result.Yield!.Responses[response];
        UnsuitableException.Unless(double.IsFinite(value), $"{where} has no value of {name}; select by a response that every replication has");
        var turned = isLargest ? value : -value;
        Values.Add(turned);
        sums.Add(sums[^1] + turned);
        moments.Push(turned);
    }

    internal SelectedSystem Describe() => new(point, N, isLargest ? Mean : -Mean, Sd, DroppedAt, DroppedBy);
}
