namespace HubSim.Model.Computing;

/// <summary>Cards of one owner and type, and the jobs that wait for them.</summary>
sealed class CardPartition
{
    private readonly TimeWeighted idleWhileWaiting;
    private readonly TimeWeighted size;
    private readonly TimeWeighted background;

    /// <summary>A partition.</summary>
    /// <param name="simulator">The replication's clock.</param>
    /// <param name="owner">Who runs it.</param>
    /// <param name="type">What cards it has.</param>
    /// <param name="cards">Cards at first.</param>
    /// <param name="discipline">Who is served next.</param>
    public CardPartition(Simulator simulator, PoolOwner owner, CardType type, long cards, QueueDiscipline? discipline)
    {
        Owner = owner;
        Type = type;
        Size = cards;
        var name = (owner, type) switch
        {
            (PoolOwner.Public, CardType.Imported) => "cards",
            (PoolOwner.Public, _) => "domestic cards",
            (_, CardType.Imported) => "cards of the hub",
            _ => "domestic cards of the hub",
        };
        Cards = new Resource(simulator, cards, name, discipline);
        size = new TimeWeighted(simulator, cards);
        background = new TimeWeighted(simulator);
        idleWhileWaiting = new TimeWeighted(simulator);
    }

    /// <summary>Who runs it.</summary>
    public PoolOwner Owner { get; }

    /// <summary>What cards it has.</summary>
    public CardType Type { get; }

    /// <summary>The cards that single jobs can get.</summary>
    public Resource Cards { get; }

    /// <summary>Cards that there are, those with a background load included.</summary>
    public long Size { get; private set; }

    /// <summary>Work of one card over that of an imported one.</summary>
    public double Ratio { get; private set; } = 1;

    /// <summary>Cards that bundles of small jobs keep busy.</summary>
    public long Background { get; private set; }

    /// <summary>Cards at work.</summary>
    public long Busy => Cards.InUse + Background;

    /// <summary>Mean number of cards since the warm-up.</summary>
    public double MeanSize => size.Mean;

    /// <summary>Mean number of cards at work since the warm-up.</summary>
    public double MeanBusy => Cards.BusyUnits.Mean + background.Mean;

    /// <summary>Share of time in which a card is idle while a job waits.</summary>
    public double IdleWhileWaiting => idleWhileWaiting.Mean;

    /// <summary>Sets the number of cards, and what one of them does.</summary>
    /// <param name="cards">At least 0; after a cut, cards retire as jobs give them back.</param>
    /// <param name="ratio">Work of one card over that of an imported one; above 0.</param>
    public void SetSize(long cards, double ratio)
    {
        Size = cards;
        Ratio = ratio;
        size.Set(cards);
        Background = Math.Min(Background, cards);
        background.Set(Background);
        Cards.SetCapacity(cards - Background);
        Look();
    }

    /// <summary>Sets how many cards bundles keep busy.</summary>
    public void SetBackground(long cards)
    {
        Background = cards;
        background.Set(cards);
        Cards.SetCapacity(Size - cards);
        Look();
    }

    /// <summary>Sees whether cards are idle while jobs wait, after anything about them has changed.</summary>
    public void Look()
    {
        var isIdle = Cards.Waiting > 0 && Cards.Free > 0 ? 1.0 : 0.0;
        if (isIdle != idleWhileWaiting.Value)
        {
            idleWhileWaiting.Set(isIdle);
        }
    }

    /// <summary>Forgets what was observed, at the end of the warm-up.</summary>
    public void Reset()
    {
        Cards.BusyUnits.Reset();
        Cards.QueueLength.Reset();
        size.Reset();
        background.Reset();
        idleWhileWaiting.Reset();
    }
}
