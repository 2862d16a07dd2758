namespace HubSim.Model.Population;

/// <summary>
/// The purposes under which a founder of one origin draws. Hashed from names, so that another origin, strategy or file
/// order moves nobody's luck.
/// </summary>
/// <param name="origin">Name of the origin.</param>
sealed class OriginStreams(string origin)
{
    /// <summary>Gap to the candidate, acceptance, strategy, take-up, sector, quality, openness, intent; what the firm brings.</summary>
    public Purpose Candidate { get; } = new("candidate/" + origin);

    /// <summary>Luck against closing and moving, patience for a seat, tenancy, luck against giving up, and how.</summary>
    public Purpose Life { get; } = new("life/" + origin);

    /// <summary>City to which a firm moves.</summary>
    public Purpose Destination { get; } = new("destination/" + origin);

    /// <summary>Founding cash, runway, first revenue, revenue per burn.</summary>
    public Purpose Money { get; } = new("money/" + origin);

    /// <summary>Monthly contracts for models and corpora.</summary>
    public Purpose Contracts { get; } = new("contracts/" + origin);

    /// <summary>Success, time and size of each round, then dilution and the state's interest.</summary>
    public Purpose Rounds { get; } = new("rounds/" + origin);

    /// <summary>Luck for a sale and for a listing, their price, and the buyer.</summary>
    public Purpose Exits { get; } = new("exits/" + origin);

    /// <summary>Payment lag, audit and its finding, of each claim.</summary>
    public Purpose Claims { get; } = new("claims/" + origin);

    /// <summary>Founders and wanted people, then the time of each search for people.</summary>
    public Purpose Team { get; } = new("team/" + origin);

    /// <summary>What each model takes: part already done, work, compute, cards and hours of training, filing, time to the next.</summary>
    public Purpose Building { get; } = new("building/" + origin);

    /// <summary>Time of each service on the hub's platforms.</summary>
    public Purpose Platforms { get; } = new("platforms/" + origin);

    /// <summary>Processing time of the filing of each model.</summary>
    public Purpose Filings { get; } = new("filings/" + origin);

    /// <summary>Days of review, form, misuse seen, error of the score and lottery ticket, of each application.</summary>
    public Purpose Applications { get; } = new("applications/" + origin);

    /// <summary>Whether, when and for how much a firm buys cards of its own.</summary>
    public Purpose OwnCards { get; } = new("own_cards/" + origin);

    /// <summary>Whether public money is misused.</summary>
    public Purpose Conduct { get; } = new("conduct/" + origin);

    /// <summary>Gap, cards, duration, patience and way out of each job.</summary>
    public Purpose Jobs { get; } = new("jobs/" + origin);

    /// <summary>How many times as many jobs as others the firm submits.</summary>
    public Purpose JobScale { get; } = new("job scale/" + origin);

    /// <summary>Gap and size of each submission of small jobs.</summary>
    public Purpose Submissions { get; } = new("submissions/" + origin);

    /// <summary>Small jobs, so many words each.</summary>
    public Purpose SmallJobs { get; } = new("small jobs/" + origin);

    /// <summary>Gaps between large jobs.</summary>
    public Purpose LargeGaps { get; } = new("large gaps/" + origin);

    /// <summary>Large jobs, so many words each.</summary>
    public Purpose LargeJobs { get; } = new("large jobs/" + origin);

    /// <summary>Small jobs of each day, in a bundle.</summary>
    public Purpose Bundles { get; } = new("bundles/" + origin);

    /// <summary>Patience and way out of each training run.</summary>
    public Purpose Trainings { get; } = new("trainings/" + origin);
}
