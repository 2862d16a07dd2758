using CsCheck;

namespace HubSim.Kernel.Tests.Programs;

/// <summary>
/// Random models. Small numbers everywhere: so that waits end at the same tick, lines are full, and what one process
/// does reaches another.
/// </summary>
/// <param name="mostSteps">Of a script.</param>
/// <param name="mostScripts">In a model.</param>
/// <param name="mostRepeats">Of a script.</param>
/// <param name="throws">How often, in a hundred steps, a process throws; if 0, no exception leaves a process.</param>
internal sealed class Models(int mostSteps, int mostScripts, int mostRepeats, int throws)
{
    private const int Kinds = 2;

    private static readonly Gen<int> Index = Gen.Int[0, Kinds - 1];
    private static readonly Gen<int> Priority = Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[-2, 2]));
    private static readonly Gen<long> Few = Gen.Long[1, 3];
    private static readonly Gen<int> Item = Gen.Int[1, 6];
    private static readonly Gen<int> Divisor = Gen.Int[0, 3];

    /// <summary>Things done from outside, at most.</summary>
    public int MostOutside { get; init; } = 6;

    /// <summary>Processes, at most.</summary>
    public int MostProcesses { get; init; } = 40;

    /// <summary>The highest number by which a process is chosen; that of processes is taken off as often as needed.
    /// </summary>
    public int MostWhich { get; init; } = 30;

    /// <summary>How often, compared with 6, somebody waits for ever.</summary>
    public int Endless { get; init; } = 4;

    /// <summary>Models.</summary>
    public Gen<Model> All => Gen.Select(
        Gen.Int[1, 3].Array[Kinds],
        Gen.Int[1, 3].Array[Kinds],
        Gen.Int[3, 5].Array[Kinds],
        Gen.Select(
            Part.Array[0, mostSteps],
            Gen.Int[1, mostRepeats],
            (parts, repeats) => new Script([.. parts.SelectMany(part => part)], repeats)).Array[1, mostScripts],
        Gen.Select(Gen.Long[0, 9], AtOnce, (after, what) => new FromOutside(after, what)).Array[0, MostOutside],
        (capacities, shelves, pots, scripts, outside) =>
            Bounded(new Model(capacities, shelves, pots, Kinds, scripts, outside, MostProcesses)));

    // One step; or units that are acquired and held, and may be taken by others who do the same with more urgency.
    private Gen<Step[]> Part => Gen.Frequency(
        (8, AnyStep.Select(step => new[] { step })),
        (1, Gen.Select(Index, Few, Gen.Int[-2, 2], Gen.Long[1, 6], Then, (i, units, priority, ticks, then) => new Step[]
        {
            new Await(new ForUnits(i, units, Preempts: true) { Priority = priority }, then),
            new Await(new OnGrant(ticks), then),
        })));

    // An exception that nobody catches ends the run: not in models that are to run for long.
    private Gen<OnException> Then => Gen.Frequency(
        (6, Gen.Const(OnException.GoOn)),
        (2, Gen.Const(OnException.Return)),
        (Math.Min(throws, 1), Gen.Const(OnException.LetPass)));

    private Gen<int> Which => Gen.Int[0, MostWhich];

    private Gen<long?> Patience => Gen.Frequency(
        (Endless, Gen.Const((long?)null)),
        (1, Gen.Const((long?)0)),
        (5, Gen.Long[1, 6].Select(ticks => (long?)ticks)));

    private Gen<WaitFor> Wish => Gen.Select(
        Gen.Frequency(
            (4, Gen.Long[0, 5].Select(WaitFor (ticks) => new ForTime(ticks))),
            (4, Gen.Select(Index, Few, Gen.Bool, WaitFor (i, units, preempts) => new ForUnits(i, units, preempts))),
            (4, Gen.Select(Index, Few, Gen.Bool, Gen.Long[0, 5], WaitFor (i, units, preempts, ticks) =>
                new ForUse(i, units, preempts, ticks))),
            (4, Gen.Long[0, 5].Select(WaitFor (ticks) => new OnGrant(ticks))),
            (2, Gen.Select(Index, Divisor, WaitFor (i, divisor) => new ForItem(i, divisor))),
            (2, Gen.Select(Index, Item, WaitFor (i, item) => new ForRoom(i, item))),
            (2, Gen.Select(Index, Gen.Long[0, 3], WaitFor (i, amount) => new ForAmount(i, amount))),
            (2, Gen.Select(Index, Gen.Long[0, 3], WaitFor (i, amount) => new ForSpace(i, amount))),
            (1, Index.Select(WaitFor (i) => new ForSignal(i))),
            (1, Which.Select(WaitFor (which) => new ForEnd(which))),
            (1, Which.Select(WaitFor (which) => new ForNew(which)))),
        Priority,
        Patience,
        (wish, priority, patience) => wish with { Priority = priority, Patience = patience });

    // Holds on grants are left to the tests of preemption here.
    private Gen<WaitFor[]> Several =>
        Wish.Select(wish => wish is OnGrant hold ? new ForTime(hold.Ticks) : wish).Array[1, 3];

    private Gen<Step> AtOnce => Gen.Frequency(
        (4, Which.Select(Step (which) => new GiveBack(which))),
        (1, Gen.Select(Index, Few, Step (i, units) => new TryAcquire(i, units))),
        (1, Gen.Select(Index, Gen.Long[0, 4], Gen.Bool, Step (i, units, preempts) =>
            new SetCapacity(i, units, preempts))),
        (2, Gen.Select(Gen.Int[0, (2 * Kinds) - 1], Which, Gen.Int[-2, 2], Step (place, which, priority) =>
            new ChangePriority(place, which, priority))),
        (1, Gen.Select(Index, Divisor, Step (i, divisor) => new TryTakeItem(i, divisor))),
        (1, Gen.Select(Index, Item, Step (i, item) => new TryPutItem(i, item))),
        (1, Gen.Select(Index, Gen.Long[0, 3], Step (i, amount) => new TryTakeAmount(i, amount))),
        (1, Gen.Select(Index, Gen.Long[0, 3], Step (i, amount) => new TryPutAmount(i, amount))),
        (1, Gen.Select(Index, Gen.Long[0, 3], Step (i, amount) => new TakeUpTo(i, amount))),
        (2, Index.Select(Step (i) => new Fire(i))),
        (2, Gen.Select(Which, Priority, Gen.Bool, Gen.Bool, Step (s, priority, isChild, isAtOnce) =>
            new Spawn(s, priority, isChild, isAtOnce))),
        (3, Gen.Select(Which, Which, Step (which, cause) => new InterruptOne(which, cause))),
        (1, Which.Select(Step (which) => new StopOne(which))));

    private Gen<Step> AnyStep => Gen.Frequency(
        (45, Gen.Select(Wish, Then, Step (wish, then) => new Await(wish, then))),
        (10, Gen.Select(Several, Then, Step (wishes, then) => new AwaitFirst(wishes, then))),
        (8, Gen.Select(Several, Then, Step (wishes, then) => new AwaitAll(wishes, then))),
        (37, AtOnce),
        (throws, Gen.Const<Step>(new Throw())));

    // Numbers of scripts were drawn before it was known how many there are.
    private static Model Bounded(Model model)
    {
        var count = model.Scripts.Length;
        return model with
        {
            Scripts = [.. model.Scripts.Select(
                script => script with { Steps = [.. script.Steps.Select(step => Bounded(step, count))] })],
            Outside = [.. model.Outside.Select(o => o with { What = Bounded(o.What, count) })],
        };
    }

    private static Step Bounded(Step step, int scripts) => step switch
    {
        Spawn s => s with { Script = s.Script % scripts },
        Await s => s with { What = Bounded(s.What, scripts) },
        AwaitFirst s => s with { What = [.. s.What.Select(wish => Bounded(wish, scripts))] },
        AwaitAll s => s with { What = [.. s.What.Select(wish => Bounded(wish, scripts))] },
        _ => step,
    };

    private static WaitFor Bounded(WaitFor wish, int scripts) =>
        wish is ForNew w ? w with { Script = w.Script % scripts } : wish;
}
