using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Events;

/// <summary>
/// A long random program over every kind of wait: processes hold, queue, fetch, bring, listen, wait for each other, cut
/// each other short and stop each other, at so few different times that most events are tied. What each does depends
/// only on its own dice and on what it got, so that two simulators must write the same log.
/// </summary>
internal sealed class Crowd
{
    private const int Size = 24;
    private const int Deeds = 60;
    private readonly Simulator simulator;
    private readonly Resource desk;
    private readonly Store<int> shelf;
    private readonly Level pot;
    private readonly Signal bell;
    private readonly List<Process> people = [];
    private readonly List<string> log = [];

    public Crowd(Simulator simulator, ulong seed)
    {
        this.simulator = simulator;
        desk = new Resource(simulator, 3, "desk");
        shelf = new Store<int>(simulator, "shelf", 4);
        pot = new Level(simulator, 20, 10, "pot");
        bell = new Signal(simulator, "bell");
        for (var number = 0; number < Size; number++)
        {
            var dice = new Dice((seed * 1_000) + (ulong)number);
            people.Add(simulator.Start(Live(number, dice), priority: dice.Integer(-1, 1)));
        }
    }

    /// <summary>What happened: tick, number of events until then, who, what.</summary>
    public IReadOnlyList<string> Log => log;

    /// <summary>Runs it in several legs, which end on events and between them, and to its end.</summary>
    public static IReadOnlyList<string> Run(Simulator simulator, ulong seed)
    {
        var crowd = new Crowd(simulator, seed);
        foreach (var seconds in new[] { 0, 0.5, 3, 3, 20.25, 40 })
        {
            simulator.Run(Durations.Seconds(seconds));
            crowd.Note(-1, "leg");
        }

        simulator.RunToEnd();
        crowd.Note(-1, string.Create(
            CultureInfo.InvariantCulture,
            $"end {crowd.desk.InUse} {crowd.desk.Waiting} "
            + $"{crowd.shelf.Count} {crowd.pot.Amount} {crowd.bell.Waiting}"));
        return crowd.log;
    }

    private async Process Live(int number, Dice dice)
    {
        try
        {
            for (var deed = 0; deed < Deeds; deed++)
            {
                try
                {
                    await Act(number, dice);
                }
                catch (InterruptException interrupt)
                {
                    Note(number, $"cut short by {interrupt.Cause}");
                }
            }
        }
        finally
        {
            Note(number, "left");
        }
    }

    private async Process Act(int number, Dice dice)
    {
        var what = dice.Integer(0, 10);
        switch (what)
        {
            case 0 or 1:
                await simulator.Hold(Span(dice), dice.Integer(-2, 2));
                break;
            case 2 or 3:
                using (var seat = await desk.Acquire(dice.Integer(1, 2), dice.Integer(-1, 1), Patience(dice)))
                {
                    Note(number, seat.IsGranted ? "sits" : "walks off");
                    await simulator.Hold(Span(dice));
                }

                break;
            case 4:
                Note(number, (await shelf.Put(number, patience: Patience(dice))) ? "puts" : "keeps");
                break;
            case 5:
                var item = await shelf.Get(patience: Patience(dice));
                Note(number, item.IsDelivered
                    ? string.Create(CultureInfo.InvariantCulture, $"gets {item.Item}")
                    : "gets none");
                break;
            case 6:
                Note(number, (await pot.Get(dice.Integer(1, 6), Patience(dice))) ? "draws" : "goes dry");
                break;
            case 7:
                pot.TryPut(dice.Integer(1, 3));
                bell.Fire();
                break;
            case 8:
                var first = await simulator.FirstOf(
                    bell.Wait(Patience(dice)),
                    simulator.Hold(Span(dice), dice.Integer(-1, 1)),
                    shelf.Get(),
                    desk.Acquire());
                Note(number, string.Create(
                    CultureInfo.InvariantCulture, $"wait {first.Index} {first.IsMet} {first.Waited.Ticks}"));
                (first is { Index: 3, IsMet: true } ? first.Grant : default).Dispose();
                break;
            case 9:
                Disturb(number, dice);
                break;
            default:
                var all = await simulator.AllOf(Nap(dice), Nap(dice), bell.Wait(Span(dice)));
                Note(number, string.Create(CultureInfo.InvariantCulture, $"all {all[0].Waited.Ticks} {all[2].IsMet}"));
                break;
        }

        Note(number, string.Create(CultureInfo.InvariantCulture, $"did {what}"));
    }

    private void Disturb(int number, Dice dice)
    {
        var other = dice.Integer(0, Size - 1);
        var fate = dice.Integer(0, 20);
        if (other != number)
        {
            var isHeard = fate == 0 ? people[other].Stop() : people[other].Interrupt(number);
            Note(number, isHeard ? "disturbs" : "calls in vain");
        }
    }

    private async Process Nap(Dice dice) => await simulator.Hold(Span(dice));

    private void Note(int number, string what) =>
        log.Add(string.Create(
            CultureInfo.InvariantCulture, $"{simulator.Now.Ticks} {simulator.EventCount} {number} {what}"));

    private static TimeSpan Span(Dice dice) => dice.Integer(0, 9) switch
    {
        0 => TimeSpan.Zero,
        1 => new TimeSpan(1),
        2 => Durations.Seconds(dice.Uniform()),
        _ => Durations.Seconds(dice.Integer(1, 3)),
    };

    private static TimeSpan? Patience(Dice dice) => dice.Integer(0, 9) == 0 ? Durations.Seconds(30) : Span(dice);
}
