namespace HubSim.Model.Inputs;

/// <summary>
/// Rows of values that belong together, such as the particles of a calibration: each replication draws one row, and every
/// quantity that names these rows takes its value from it, so that what hangs together stays together.
/// </summary>
public sealed class JointRows
{
    // The share of each row and of all rows before it; the last is 1.
    private readonly double[] cumulative;

    /// <summary>Rows of a name.</summary>
    /// <param name="name">Name under which the row is drawn; the same name draws by the same uniform.</param>
    /// <param name="weights">A weight of at least 0 for each row, with a sum above 0.</param>
    /// <exception cref="ArgumentException">The name is empty, or the weights are no weights.</exception>
    public JointRows(string name, IReadOnlyList<double> weights)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (weights.Any(weight => !(weight >= 0)) || !(sum > 0 && double.IsFinite(sum)))
        {
            throw new ArgumentException("a weight is at least 0, and their sum is above 0 and finite", nameof(weights));
        }

        Name = name;
        cumulative = new double[weights.Count];
        var running = 0.0;
        for (var i = 0; i < cumulative.Length; i++)
        {
            running += weights[i];
            cumulative[i] = Math.Min(1, running / sum);
        }

        // Rows after the last one with a weight are never drawn.
        for (var i = cumulative.Length - 1; i >= 0; i--)
        {
            cumulative[i] = 1;
            if (weights[i] > 0)
            {
                break;
            }
        }
    }

    /// <summary>Name under which the row is drawn.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count => cumulative.Length;

    /// <summary>The row that a uniform number stands for, each with the probability of its weight.</summary>
    /// <param name="u">A number in the open interval (0, 1).</param>
    /// <returns>Position of the row, from 0.</returns>
    public int RowAt(double u)
    {
        var found = Array.BinarySearch(cumulative, u);
        var row = found < 0 ? ~found : found;

        // A row without weight shares its cumulative number with the one before it, which is the one meant.
        while (row > 0 && cumulative[row - 1] >= u)
        {
            row--;
        }

        return row;
    }
}

/// <summary>A column of rows that are drawn as a whole.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Values">The value of this column in each row.</param>
public sealed record JointColumn(JointRows Rows, IReadOnlyList<double> Values);
