using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.People;

/// <summary>
/// The engineers whom firms hire: so many by date, first come first served, given back when a firm ends. Founders
/// come with
/// their firms and are not of the pool.
/// </summary>
sealed class TalentPool
{
    private readonly World world;
    private readonly TalentRules rules;
    private readonly Schedule? supply;
    private readonly Resource? engineers;
    private readonly double growth;
    private readonly double reach;
    private readonly double elasticity;

    /// <summary>Resolves the inputs of a replication.</summary>
    public TalentPool(World world, TalentRules rules)
    {
        this.world = world;
        this.rules = rules;
        growth = world.Inputs[rules.GrowthPerRound];
        if (rules.Pool is { } pool)
        {
            var steps = pool.Engineers.Select(step => (step.From, step.Value));
            supply = new Schedule(world.Scenario.Clock.Start, world.Inputs, steps);
            reach = world.Inputs[pool.Reach];
            elasticity = world.Inputs[pool.WageElasticity];
            engineers = new Resource(world.Simulator, Supply(), "engineers");
            world.Dials.WhenTurned(Dial.Engineers, Resize);
        }
    }

    /// <summary>Wages over what they would be if no vacancy were open.</summary>
    public double WageIndex { get; private set; } = 1;

    /// <summary>People whom all living firms employ, founders included.</summary>
    public long People { get; private set; }

    /// <summary>People whom all living firms want.</summary>
    public long Wanted { get; private set; }

    /// <summary>Engineers of the pool who are employed; null without a pool.</summary>
    public long? Employed => engineers?.InUse;

    /// <summary>
    /// Engineers of the pool; null without one. May be fewer than are employed for a while after a cut.
    /// </summary>
    public long? Engineers => engineers?.Capacity;

    /// <summary>Vacancies of living firms.</summary>
    public long Vacancies => Wanted - People;

    /// <summary>Vacancies over engineers of the pool, at most 1; 0 without a pool.</summary>
    public double VacancyShare => engineers is null ? 0 : Math.Min(1, Vacancies / Math.Max(1.0, engineers.Capacity));

    /// <summary>Days that firms waited for a free engineer once their search was over.</summary>
    public Tally WaitDays { get; } = new();

    /// <summary>Starts what happens to the pool by date.</summary>
    public void Start()
    {
        if (supply is not null)
        {
            world.Simulator.Start(Grow(supply), "supply of engineers");
            world.Simulator.Start(MoveWages(), "wages");
        }
    }

    /// <summary>
    /// A firm's founders begin, and the firm knows how many people it wants. One that was at work elsewhere comes with its
    /// whole team.
    /// </summary>
    public void Found(Firm firm)
    {
        var team = rules.Strategies[firm.Strategy].Value;
        var draw = world.Streams.Draw(firm.Streams.Team, firm.Candidate, 0);
        var founders = Rounded(team.Founders.Distribution.Quantile(draw.NextUniform()));
        var atFirst = team.Team.Distribution.Quantile(draw.NextUniform());
        var wanted = Math.Max(founders, Rounded(atFirst * Elementary.Pow(growth, firm.Brought.Rounds)));
        firm.Team.Core = founders;
        if (firm.Brought.Age > TimeSpan.Zero)
        {
            founders = wanted;
        }

        firm.Team.Founders = founders;
        Add(firm, founders);
        Want(firm, wanted);
    }

    /// <summary>A round makes a firm want more people.</summary>
    public void Grow(Firm firm) => Want(firm, Rounded(firm.Team.Wanted * growth));

    /// <summary>A firm wants fewer people, and lets those go who are too many; a group hired together goes as a whole or stays.</summary>
    public void Shrink(Firm firm, int wanted)
    {
        Want(firm, wanted);
        LetGo(firm);
        var excess = Math.Max(0, firm.Team.People - wanted);
        var leaving = engineers is null ? excess : Math.Min(excess, Math.Max(0, firm.Team.Founders - firm.Team.Core));
        if (leaving > 0)
        {
            // Those who came with a firm are not of the pool, and leave the city's startups.
            firm.Team.Founders = Math.Max(firm.Team.Core, firm.Team.Founders - leaving);
            Add(firm, -leaving);
        }
    }

    /// <summary>Hires as long as the firm lives; <see cref="Leave"/> lets everybody go when it ends. Needs a pool.</summary>
    public async Process Hire(Firm firm)
    {
        var team = firm.Team;
        for (var search = 1UL; ; search++)
        {
            while (team.Vacancies == 0)
            {
                await team.Changed.Wait();
            }

            await world.Simulator.Hold(Search(firm, search));

            // As many as are free at once; where nobody is, the first who becomes free.
            var found = engineers!.TryAcquire(Math.Clamp(engineers.Free, 1, Math.Max(1, team.Vacancies)));
            found = found.IsGranted ? found : await engineers.Acquire();
            team.Hired.Add(found);
            WaitDays.Add(World.Day(found.Waited));
            Add(firm, (int)found.Units);
            LetGo(firm);
        }
    }

    /// <summary>
    /// A firm has ended: nobody works there any longer, and whom it hired goes back to the pool. Its team stays written down
    /// as it was.
    /// </summary>
    public void Leave(Firm firm)
    {
        foreach (var grant in firm.Team.Hired)
        {
            grant.Dispose();
        }

        world.Trail.Mark(Part.People);
        People -= firm.Team.People;
        Wanted -= firm.Team.Wanted;
    }

    /// <summary>Sets the size of the pool anew; to be called whenever something that it depends on has changed.</summary>
    public void Resize() => engineers?.SetCapacity(Supply());

    private void LetGo(Firm firm)
    {
        var (team, hired) = (firm.Team, firm.Team.Hired);
        while (hired.Count > 0 && team.People - hired[^1].Units >= team.Wanted)
        {
            var last = hired[^1];
            hired.RemoveAt(hired.Count - 1);
            last.Dispose();
            Add(firm, -(int)last.Units);
        }
    }

    private TimeSpan Search(Firm firm, ulong number)
    {
        var draw = world.Streams.Draw(firm.Streams.Team, firm.Candidate, number);
        return ModelTime.Months(rules.Pool!.Search.Distribution.Quantile(draw.NextUniform()));
    }

    private void Want(Firm firm, int wanted)
    {
        Wanted += wanted - firm.Team.Wanted;
        firm.Team.Wanted = wanted;
        if (engineers is null)
        {
            Add(firm, firm.Team.Vacancies);
        }
        else
        {
            firm.Team.Changed.Fire();
        }
    }

    private void Add(Firm firm, int people)
    {
        world.Trail.Mark(Part.People);
        firm.Team.People += people;
        People += people;
        firm.Team.Changed.Fire();
    }

    private async Process Grow(Schedule steps)
    {
        foreach (var change in steps.Changes.Where(change => change > TimeSpan.Zero))
        {
            await world.Simulator.HoldUntil(change);
            Resize();
        }
    }

    private async Process MoveWages()
    {
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            WageIndex = Elementary.Pow(1 + VacancyShare, elasticity);
        }
    }

    /// <summary>Engineers whom incumbents have drawn from the city since the start are not there to be hired.</summary>
    private long Supply()
    {
        var inCity = Math.Max(0, supply!.At(world.Simulator.Now) - (world.Incumbents?.EngineersDrawn ?? 0));
        return Whole.Floor(inCity, reach * world.Dials[Dial.Engineers]);
    }

    private static int Rounded(double people) => (int)Math.Min(1e9, Math.Round(people));
}
