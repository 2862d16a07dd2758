namespace HubSim.Kernel.Tests.Programs;

/// <summary>The clock: nobody is in anybody's way.</summary>
internal sealed class ReferenceClock : IReferencePlace
{
    public bool TryMeet(ReferenceWait wait) => false;

    public void Join(ReferenceWait wait)
    {
    }

    public void Leave(ReferenceWait wait)
    {
    }

    public void TakeBack(ReferenceWait wait)
    {
    }
}

/// <summary>A level: amounts go in and out, first come, first served on either side.</summary>
internal sealed class ReferenceLevel(long capacity) : IReferencePlace
{
    private readonly List<ReferenceWait> takers = [];
    private readonly List<ReferenceWait> putters = [];

    // What the stopped had been given and is still to go back, as soon as there is room for it; if negative, what they
    // had put in and is still to be taken out.
    private long owed;

    public long Amount { get; private set; } = capacity / 2;

    public int Waiting => takers.Count + putters.Count;

    public bool TryTake(long amount)
    {
        if (amount > 0 && (takers.Count > 0 || amount > Amount))
        {
            return false;
        }

        Amount -= amount;
        Serve();
        return true;
    }

    public bool TryPut(long amount)
    {
        if (amount > 0 && (putters.Count > 0 || amount > capacity - Amount))
        {
            return false;
        }

        Amount += amount;
        Serve();
        return true;
    }

    public long TakeUpTo(long amount)
    {
        var taken = takers.Count > 0 ? 0 : Math.Min(amount, Amount);
        Amount -= taken;
        Serve();
        return taken;
    }

    public bool TryMeet(ReferenceWait wait) =>
        wait.Wish is ForAmount get ? TryTake(get.Amount) : TryPut(((ForSpace)wait.Wish).Amount);

    public void Join(ReferenceWait wait) => Line(wait).Add(wait);

    public void Leave(ReferenceWait wait)
    {
        Assert.True(Line(wait).Remove(wait));
        Serve();
    }

    public void TakeBack(ReferenceWait wait)
    {
        owed += Change(wait);
        Serve();
    }

    private static long Change(ReferenceWait wait) =>
        wait.Wish is ForAmount get ? get.Amount : -((ForSpace)wait.Wish).Amount;

    private List<ReferenceWait> Line(ReferenceWait wait) => wait.Wish is ForAmount ? takers : putters;

    // What is owed, then all putters that can go on, then all takers; again as long as anything changes.
    private void Serve()
    {
        bool isChanged;
        do
        {
            isChanged = Settle();
            while (owed <= 0 && ServeFirst(putters))
            {
                isChanged = true;
            }

            while (owed >= 0 && ServeFirst(takers))
            {
                isChanged = true;
            }
        }
        while (isChanged);
    }

    private bool Settle()
    {
        var settled = Math.Max(-Amount, Math.Min(owed, capacity - Amount));
        owed -= settled;
        Amount += settled;
        return settled != 0;
    }

    private bool ServeFirst(List<ReferenceWait> line)
    {
        if (line.Count == 0 || Amount - Change(line[0]) < 0 || Amount - Change(line[0]) > capacity)
        {
            return false;
        }

        var first = line[0];
        line.RemoveAt(0);
        Amount -= Change(first);
        first.Meet();
        return true;
    }
}

internal sealed class ReferenceSignal : IReferencePlace
{
    private readonly List<ReferenceWait> line = [];

    public int Waiting => line.Count;

    public void Fire()
    {
        while (line.Count > 0)
        {
            var first = line[0];
            line.RemoveAt(0);
            first.Meet();
        }
    }

    public bool TryMeet(ReferenceWait wait) => false;

    public void Join(ReferenceWait wait) => line.Add(wait);

    public void Leave(ReferenceWait wait) => Assert.True(line.Remove(wait));

    public void TakeBack(ReferenceWait wait)
    {
    }
}
