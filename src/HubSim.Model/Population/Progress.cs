namespace HubSim.Model.Population;

/// <summary>How far a firm has come with what it builds.</summary>
/// <param name="simulator">The replication's clock.</param>
sealed class Progress(Simulator simulator)
{
    private double need = double.PositiveInfinity;

    /// <summary>Fires when the useful compute reaches what is needed.</summary>
    public Signal Enough { get; } = new(simulator, "enough compute");

    /// <summary>Useful compute so far, in hours of a whole imported card.</summary>
    public double CardHours { get; private set; }

    /// <summary>What it is at with its present model.</summary>
    public Phase Phase { get; set; }

    /// <summary>Models launched.</summary>
    public int Launched { get; set; }

    /// <summary>When the first of them was launched; null before it.</summary>
    public TimeSpan? FirstLaunch { get; private set; }

    /// <summary>Models filed with the regulator.</summary>
    public int Filed { get; set; }

    /// <summary>A model is launched.</summary>
    public void Launch(TimeSpan now)
    {
        Phase = Phase.Launched;
        FirstLaunch ??= now;
        Launched++;
    }

    /// <summary>The firm comes with models that it has filed and launched elsewhere.</summary>
    public void Bring(int models, TimeSpan now)
    {
        (Launched, Filed) = (models, models);
        FirstLaunch = models > 0 ? now : null;
    }

    /// <summary>Asks for a signal when so much more useful compute has been done.</summary>
    /// <param name="cardHours">Hours of a whole imported card from now on; not negative.</param>
    /// <returns>True when there is nothing to wait for.</returns>
    public bool Needs(double cardHours)
    {
        need = CardHours + cardHours;
        return cardHours <= 0;
    }

    /// <summary>A job (or a day's small jobs) ended with a result.</summary>
    /// <param name="cardHours">Hours of a whole imported card.</param>
    public void Add(double cardHours)
    {
        CardHours += cardHours;
        if (CardHours >= need)
        {
            need = double.PositiveInfinity;
            Enough.Fire();
        }
    }
}
