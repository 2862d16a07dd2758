using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Tracing;

/// <summary>A trace says of every event whom it resumed, why, and what then.</summary>
public sealed class TraceTests
{
    private readonly Simulator simulator = new();
    private readonly Resource desk;
    private readonly Level pot;
    private readonly Store<string> shelf;
    private readonly Signal bell;

    public TraceTests()
    {
        desk = new Resource(simulator, 1, "desk");
        pot = new Level(simulator, 10, 0, "pot");
        shelf = new Store<string>(simulator, "shelf", 1);
        bell = new Signal(simulator, "bell");
    }

    [Fact]
    public void Uses_are_told_by_their_ends()
    {
        async Process Uses(int seconds, int priority, TimeSpan? patience) =>
            await desk.Use(Durations.Seconds(seconds), priority: priority, patience: patience, preempts: true);

        async Process Comes()
        {
            await simulator.Hold(Durations.Seconds(6));
            await desk.Use(Durations.Seconds(2), preempts: true);
        }

        simulator.Start(Uses(5, 1, null), "Ada");
        simulator.Start(Uses(9, 2, null), "Bob");
        simulator.Start(Uses(5, 3, Durations.Seconds(2)), "Cleo");
        simulator.Start(Comes(), "Dan");
        simulator.Start(Uses(3, 4, null), "Eve");
        Is(
            """
             event  time          # process             goes on because                       then
                 1  00:00:00      1 Ada                 started                               holds until 00:00:05
                 2  00:00:00      2 Bob                 started                               waits for 1 unit of 'desk', priority 2
                 3  00:00:00      3 Cleo                started                               waits for 1 unit of 'desk', priority 3, until 00:00:02
                 4  00:00:00      4 Dan                 started                               holds until 00:00:06
                 5  00:00:00      5 Eve                 started                               waits for 1 unit of 'desk', priority 4
                 6  00:00:02      3 Cleo                patience over: 1 unit of 'desk'       ended
                 7  00:00:05      1 Ada                 hold is over                          ended
                 8  00:00:06      4 Dan                 hold is over                          holds until 00:00:08
                 9  00:00:06      2 Bob                 lost its grant of 'desk'              ended
                10  00:00:08      4 Dan                 hold is over                          ended
                11  00:00:11      5 Eve                 had 1 unit of 'desk'                  ended

            """);
    }

    [Fact]
    public void Holds_grants_refusals_and_ends_are_told()
    {
        async Process Visits(int hold, TimeSpan? patience)
        {
            using var held = await desk.Acquire(priority: 2, patience: patience);
            if (held.IsGranted)
            {
                await simulator.Hold(Durations.Seconds(hold));
            }
        }

        simulator.Start(Visits(5, null), "Ada");
        simulator.Start(Visits(5, null), "Bob");
        simulator.Start(Visits(5, Durations.Seconds(2)), "Cleo");
        Is(
            """
             event  time          # process             goes on because                       then
                 1  00:00:00      1 Ada                 started                               holds until 00:00:05
                 2  00:00:00      2 Bob                 started                               waits for 1 unit of 'desk', priority 2
                 3  00:00:00      3 Cleo                started                               waits for 1 unit of 'desk', priority 2, until 00:00:02
                 4  00:00:02      3 Cleo                patience over: 1 unit of 'desk'       ended
                 5  00:00:05      1 Ada                 hold is over                          ended
                 6  00:00:05      2 Bob                 got 1 unit of 'desk'                  holds until 00:00:10
                 7  00:00:10      2 Bob                 hold is over                          ended

            """);
    }

    [Fact]
    public void Every_kind_of_wait_is_named_when_it_begins_and_when_it_ends()
    {
        async Process Waits()
        {
            await pot.Get(3);
            await pot.Put(9);
            await shelf.Put("box");
            await shelf.Get(item => item == "bag", priority: -1);
            await bell.Wait();
            await Holds(1);
        }

        async Process Helps()
        {
            shelf.TryPut("box");
            await simulator.Hold(Durations.Seconds(1));
            pot.TryPut(10);
            await simulator.Hold(Durations.Seconds(1));
            pot.TryGet(7);
            await simulator.Hold(Durations.Seconds(1));
            shelf.TryGet(out _);
            await simulator.Hold(Durations.Seconds(1));
            shelf.TryGet(out _);
            shelf.TryPut("bag");
            await simulator.Hold(Durations.Seconds(1));
            bell.Fire();
        }

        simulator.Start(Waits());
        simulator.Start(Helps());
        Shows(
            "waits for 3 from 'pot'",
            "waits for room for 9 in 'pot'", "got 3 from 'pot'",
            "got room for 9 in 'pot'", "waits for room for an item in 'shelf'",
            "got room for an item in 'shelf'", "waits for an item of 'shelf', priority -1",
            "got an item of 'shelf'", "waits for 'bell'",
            "'bell' fired", "waits for process 3 'Holds'",
            "process 3 'Holds' ended");
    }

    [Fact]
    public void A_first_of_shows_its_waits_and_the_one_that_won()
    {
        async Process Waits()
        {
            await simulator.FirstOf(bell.Wait(), simulator.Hold(Durations.Seconds(3)), Holds(5));
            await simulator.AllOf(simulator.Hold(Durations.Seconds(1)), simulator.Hold(Durations.Seconds(2)));
        }

        simulator.Start(Waits());
        Shows(
            "waits for first of ('bell'; hold until 00:00:03; process 2 'Holds')",
            "     3  00:00:03      1 Waits               wait 2: hold is over                  this decides",
            "     4  00:00:03      1 Waits               first is wait 2, hold                 waits for all of "
            + "(hold until 00:00:04; hold until 00:00:05)",
            "wait 1: hold is over                  waits for the others",
            "last is wait 2, hold");
    }

    [Fact]
    public void Interrupts_stops_and_failures_are_told_with_their_reason()
    {
        async Process Holder(bool catches)
        {
            try
            {
                await simulator.Hold(Durations.Seconds(9));
            }
            catch (InterruptException) when (catches)
            {
                simulator.Current.Interrupt();
            }
        }

        async Process Awaits(Process other) => await other;

        var interrupted = simulator.Start(Holder(catches: false), "interrupted");
        var stopped = simulator.Start(Holder(catches: false), "stopped");
        var twice = simulator.Start(Holder(catches: true), "clumsy");
        simulator.Start(Awaits(interrupted));
        simulator.Run(Durations.Seconds(1));
        interrupted.Interrupt("fire\nin the house");
        stopped.Stop();
        twice.Interrupt();
        var text = Trace(() => Assert.Throws<ProcessFailedException>(() => simulator.Run(Durations.Seconds(2))));
        Assert.Contains("interrupted: fire in the house        failed: ", text, StringComparison.Ordinal);
        Assert.Contains("2 stopped             stopped ", text, StringComparison.Ordinal);
        Assert.Contains("ended, being stopped", text, StringComparison.Ordinal);
        Assert.Contains("failed: A process cannot interrupt itself", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_is_awaited_is_told_where_it_arrives()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(1));
            throw new InvalidOperationException("broken");
        }

        async Process Awaits()
        {
            try
            {
                await simulator.FirstOf(bell.Wait(), Fails());
            }
            catch (InvalidOperationException)
            {
                await simulator.Hold(TimeSpan.Zero);
            }
        }

        simulator.Start(Awaits());
        Shows("failed: broken", "process 2 'Fails' failed", "holds until 00:00:01");
    }

    [Fact]
    public void A_record_carries_the_facts_and_not_only_the_words()
    {
        async Process Visits()
        {
            using var held = await desk.Acquire(1, -3, Durations.Seconds(2));
        }

        var records = new Records();
        var granted = desk.TryAcquire();
        simulator.Start(Visits(), "Ada", priority: 7);
        simulator.Trace = records;
        simulator.RunToEnd();
        granted.Dispose();
        var first = records[0];
        Assert.Equal((1, 7, 1, "Ada"), (first.Event, first.Priority, first.ProcessNumber, first.ProcessName));
        Assert.Equal((Resumption.Started, StepEnd.Waits), (first.Resumption, first.StepEnd));
        var wait = first.Wait!;
        Assert.Equal((WaitKind.Acquire, "desk", 1, -3), (wait.Kind, wait.Name, wait.Amount, wait.Priority));
        Assert.Equal(Durations.Seconds(2), wait.Until);
        Assert.Equal((2, Resumption.PatienceOver), (records[1].Event, records[1].Resumption));
        Assert.Equal(StepEnd.Ended, records[1].StepEnd);
        Assert.Same(wait, records[1].EndedWait);
        Assert.Equal(2, records.Count);
    }

    [Fact]
    public void A_trace_of_some_processes_shows_them_alone()
    {
        var byName = new Records();
        simulator.Start(Holds(1), "Ada");
        simulator.Start(Holds(2), "Bob");
        simulator.Start(Holds(3), "Cleo");
        simulator.Trace = FilteredTrace.OfProcesses(byName, "Bob", "nobody");
        simulator.RunToEnd();
        Assert.Equal([2, 5], byName.Select(record => record.Event));

        var byNumber = new Records();
        simulator.Start(Holds(1), "Dan");
        simulator.Trace = FilteredTrace.OfProcesses(byNumber, 4);
        simulator.RunToEnd();
        Assert.Equal(["Dan", "Dan"], byNumber.Select(record => record.ProcessName));
    }

    [Fact]
    public void A_trace_is_switched_on_and_off_between_runs()
    {
        var records = new Records();
        simulator.Start(Holds(10));
        simulator.Run(Durations.Seconds(1));
        simulator.Trace = records;
        simulator.Start(Holds(1));
        simulator.Run(Durations.Seconds(5));
        Assert.Equal([2, 3], records.Select(record => record.Event));
        simulator.Trace = null;
        simulator.Start(Holds(1));
        simulator.Run(Durations.Seconds(9));
        simulator.Trace = records;
        simulator.RunToEnd();
        Assert.Equal([2, 3, 6], records.Select(record => record.Event));
        Assert.Equal(WaitKind.Hold, records[2].EndedWait!.Kind);
        simulator.Reset();
        Assert.Null(simulator.Trace);
    }

    [Fact]
    public void A_line_of_JSON_per_event_can_be_read_by_a_machine()
    {
        async Process Visits()
        {
            await simulator.FirstOf(desk.Acquire(), bell.Wait(Durations.Seconds(1.5)));
        }

        using var held = desk.TryAcquire();
        simulator.Start(Visits(), "Ada \"the first\"");
        var writer = new StringWriter();
        simulator.Trace = new JsonTrace(writer);
        simulator.RunToEnd();
        Assert.Equal(
            """
            {"event":1,"time":"00:00:00","ticks":0,"priority":0,"process":1,"name":"Ada \"the first\"","resumption":"started","stepEnd":"waits","wait":{"kind":"firstOf","branches":[{"kind":"acquire","name":"desk","amount":1},{"kind":"signal","name":"bell","index":1,"until":"00:00:01.5000000"}]}}
            {"event":2,"time":"00:00:01.5000000","ticks":15000000,"priority":0,"process":1,"name":"Ada \"the first\"","resumption":"patienceOver","ended":{"kind":"signal","name":"bell","index":1,"until":"00:00:01.5000000"},"endedBranch":1,"stepEnd":"decided"}

            """,
            string.Concat(writer.ToString().Split('\n').Take(2).Select(line => line + "\n")));
        Assert.All(
            writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => System.Text.Json.JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_traced_run_is_the_run_without_a_trace_and_every_event_is_in_it()
    {
        var plain = SimulatorTests.RandomWorld(new Simulator(), 5);
        var records = new Records();
        simulator.Trace = records;
        Assert.Equal(plain, SimulatorTests.RandomWorld(simulator, 5));
        Assert.InRange(records.Count, 500, int.MaxValue);
        Assert.Equal(simulator.EventCount, records.Count);
        Assert.All(records, (record, index) => Assert.Equal(index + 1, record.Event));
        var started = records.Where(record => record.Resumption == Resumption.Started).ToList();
        Assert.Equal(started.Count, started.Select(record => record.ProcessNumber).Distinct().Count());
        Assert.Equal(records.Max(record => record.ProcessNumber), started[^1].ProcessNumber);
    }

    [Fact]
    public void Times_can_be_numbers_of_a_unit()
    {
        simulator.Start(Holds(90));
        var writer = new StringWriter();
        simulator.Trace = new TextTrace(writer, TimeSpan.FromMinutes(1), decimals: 1);
        simulator.RunToEnd();
        Assert.Equal(
            """
             event      time    # process             goes on because                       then
                 1       0.0    1 Holds               started                               holds until 1.5
                 2       1.5    1 Holds               hold is over                          ended

            """,
            writer.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextTrace(writer, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextTrace(writer, TimeSpan.FromDays(1), 8));
    }

    private async Process Holds(double seconds) => await simulator.Hold(Durations.Seconds(seconds));

    private void Is(string expected) => Assert.Equal(expected, Trace(() => simulator.RunToEnd()));

    private void Shows(params string[] parts)
    {
        var text = Trace(() => simulator.RunToEnd());
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    private string Trace(Action run)
    {
        var writer = new StringWriter();
        simulator.Trace = new TextTrace(writer);
        run();
        return writer.ToString();
    }
}
