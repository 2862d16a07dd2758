namespace HubSim.Kernel.Statistics;

/// <summary>A sum that carries along what each addition rounds off.</summary>
/// <remarks>Source: Neumaier 1974, ZAMM 54, p. 39.</remarks>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => sum + lost;

    public void Add(double added)
    {
        var next = sum + added;
        lost += Math.Abs(sum) >= Math.Abs(added) ? sum - next + added : added - next + sum;
        sum = next;
    }

    public void Add(CompensatedSum other)
    {
        Add(other.sum);
        lost += other.lost;
    }
}
