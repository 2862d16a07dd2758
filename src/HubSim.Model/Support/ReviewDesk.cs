using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>The desk at which applications are reviewed: a queue for reviewers, first come, first served.</summary>
sealed class ReviewDesk
{
    private static readonly Normal Error = new(0, 1);
    private readonly World world;
    private readonly SupportOffice office;
    private readonly Review review;
    private readonly Resource reviewers;
    private readonly double refused;
    private readonly double noise;
    private readonly TimeSpan grantLasts;
    private readonly TimeSpan? again;

    /// <summary>Resolves the review of a replication.</summary>
    public ReviewDesk(World world, SupportOffice office, Review review)
    {
        this.world = world;
        this.office = office;
        this.review = review;
        reviewers = new Resource(world.Simulator, (long)Math.Floor(world.Inputs[review.Reviewers]), "reviewers");
        refused = world.Inputs[review.Refused];
        noise = world.Inputs[review.ScoreNoise];
        grantLasts = review.GrantLasts is { } months ? ModelTime.Months(world.Inputs[months]) : Durations.Forever;
        again = review.AppliesAgain is { } pause ? ModelTime.Months(world.Inputs[pause]) : null;
    }

    /// <summary>Days from application to the first touch of a reviewer.</summary>
    public Tally WaitDays { get; } = new();

    /// <summary>Applications made.</summary>
    public long Filed { get; private set; }

    /// <summary>Applications granted.</summary>
    public long Granted { get; private set; }

    /// <summary>Applications refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Applications refused because the review saw misuse.</summary>
    public long Caught { get; private set; }

    /// <summary>Applications that wait for a reviewer.</summary>
    public long Waiting => reviewers.Waiting;

    /// <summary>Applications made and not decided yet, while the firm lives.</summary>
    public long Pending { get; private set; }

    /// <summary>Share of the reviewers at work, over time; null when there are none.</summary>
    public double? Utilisation => reviewers.Capacity > 0 ? reviewers.BusyUnits.Mean / reviewers.Capacity : null;

    /// <summary>A firm has a bill that a pot could pay, and no grant: it applies, unless it must wait before it does so again.</summary>
    public void Invite(Firm firm, PotAccount pot, Decisions decisions, int kind)
    {
        var claims = firm.Claims[kind];
        if (claims.IsPending || (claims.Refusal is { } time && (again is not { } pause || world.Simulator.Now - time < pause)))
        {
            return;
        }

        claims.IsPending = true;
        world.Simulator.StartChild(Apply(firm, claims, pot, decisions, kind), "application");
    }

    /// <summary>An application from its filing to its decision; it ends with the firm.</summary>
    private async Process Apply(Firm firm, FirmClaims claims, PotAccount pot, Decisions decisions, int kind)
    {
        var luck = Luck.Of(world, firm, (claims.Applications * 3) + (ulong)kind);
        claims.Applications++;
        Filed++;
        Pending++;
        try
        {
            using (var reviewer = await reviewers.Acquire())
            {
                WaitDays.Add(World.Day(reviewer.Waited));
                await world.Simulator.Hold(Durations.Days(review.DaysPerApplication.Distribution.Quantile(luck.Days)));
            }

            var score = firm.Traits.Quality + (noise == 0 ? 0 : noise * Error.Quantile(luck.Error));
            var isGranted = Passes(firm, pot, luck) && decisions.Admits(score);
            if (isGranted && decisions.HasRounds)
            {
                var entry = decisions.Enter(score, luck.Ticket);
                try
                {
                    await decisions.Decided.Wait();
                }
                finally
                {
                    decisions.Leave(entry);
                }

                isGranted = entry.IsGranted;
            }

            Decide(firm, claims, pot, score, isGranted);
        }
        finally
        {
            Pending--;
            claims.IsPending = false;
        }
    }

    /// <summary>What is looked at before merit: form, misuse, and whether there is money.</summary>
    private bool Passes(Firm firm, PotAccount pot, Luck luck)
    {
        if (office.Conduct.IsSeen(firm, luck.Caught))
        {
            Caught++;
            return false;
        }

        return luck.Form >= refused && !firm.Grantee.IsExcluded && (pot.MoreToCome || pot.Available(firm) > Finance.Money.Zero);
    }

    private void Decide(Firm firm, FirmClaims claims, PotAccount pot, double score, bool isGranted)
    {
        var now = world.Simulator.Now;
        claims.Refusal = isGranted ? null : now;
        if (!isGranted)
        {
            Refused++;
            claims.ApplicationsRefused++;
            return;
        }

        Granted++;
        var until = Durations.Forever - now > grantLasts ? now + grantLasts : Durations.Forever;
        claims.Voucher = new Voucher(until, RatesFor(firm, pot, score));
        office.UpdateSupport(firm);
    }

    private static double[] RatesFor(Firm firm, PotAccount pot, double score)
    {
        var rates = new double[pot.Schemes.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = pot.Schemes[i].RateFor(firm, score);
        }

        return rates;
    }

    /// <summary>The luck of one application, all of it from its own block.</summary>
    private readonly record struct Luck(double Days, double Form, double Caught, double Error, double Ticket)
    {
        public static Luck Of(World world, Firm firm, ulong number)
        {
            var draw = world.Streams.Draw(firm.Streams.Applications, firm.Candidate, number);
            return new(draw.NextUniform(), draw.NextUniform(), draw.NextUniform(), draw.NextUniform(), draw.NextUniform());
        }
    }
}
