using CsCheck;

namespace HubSim.Kernel.Tests.Programs;

/// <summary>
/// Random process programs on the kernel and on a slow reference that was written from the documentation: event by
/// event the same, in time, order, results and the state of every queue.
/// </summary>
public sealed class RandomProgramTests
{
    private static readonly Gen<Model> Small = new Models(8, 4, 2, throws: 1).All;

    [Fact]
    public void Thousands_of_small_programs_run_as_on_the_reference() =>
        Small.Each(
            model => AreAlike(model, RunToEnd(model, new KernelWorld(model, new Simulator()))),
            count: 6_000,
            print: Print);

    [Fact]
    public void Large_programs_run_as_on_the_reference() =>
        new Models(mostSteps: 25, mostScripts: 8, mostRepeats: 4, throws: 0) { MostOutside = 50 }
            .All.Each(
                model => AreAlike(model, RunToEnd(model, new KernelWorld(model, new Simulator()))),
                count: 150,
                print: Print);

    [Fact]
    public void Programs_of_very_many_events_run_as_on_the_reference()
    {
        var events = 0L;
        var models = new Models(mostSteps: 40, mostScripts: 20, mostRepeats: 50, throws: 0)
        {
            MostOutside = 2_000, MostProcesses = 800, MostWhich = 800, Endless = 0,
        };
        models.All.Each(
                model =>
                {
                    var world = new KernelWorld(model, new Simulator());
                    AreAlike(model, RunToEnd(model, world));
                    events += world.Events;
                },
                count: 24,
                print: Print);
        Assert.InRange(events, 100_000, 10_000_000);
    }

    [Fact]
    public void A_simulator_that_was_reset_in_the_middle_of_a_program_runs_the_next_as_a_new_one_does()
    {
        var simulator = new Simulator();
        Gen.Select(Small, Small, Gen.Int[0, 6]).Each(
            models =>
            {
                var (before, after, slices) = models;

                // Left where it stands: waits in every line, events to come, failed or at its end.
                simulator.Reset();
                foreach (var _ in Slices(before, new KernelWorld(before, simulator)).Take(slices))
                {
                }

                simulator.Reset();
                AreAlike(after, RunToEnd(after, new KernelWorld(after, simulator)));
            },
            count: 2_000,
            stream: 2,
            print: models => Print(models.Item1) + "\n---\n" + Print(models.Item2));
    }

    [Fact]
    public void Two_simulators_that_are_stepped_in_turn_run_their_programs_as_each_would_alone() =>
        Gen.Select(Small, Small).Each(
            models =>
            {
                var (one, other) = models;
                var first = new KernelWorld(one, new Simulator());
                var second = new KernelWorld(other, new Simulator());
                using var firstSlices = Slices(one, first).GetEnumerator();
                using var secondSlices = Slices(other, second).GetEnumerator();
                while (firstSlices.MoveNext() | secondSlices.MoveNext())
                {
                }

                AreAlike(one, first.Lines);
                AreAlike(other, second.Lines);
            },
            count: 1_000,
            stream: 3,
            print: models => Print(models.Item1) + "\n---\n" + Print(models.Item2));

    // The test of the test: whatever can happen does, in the programs above.
    [Fact]
    public void Small_programs_see_everything_that_can_happen()
    {
        var lines = new List<string>();
        Small.Each(
            model => lines.AddRange(RunToEnd(model, new ReferenceWorld(model))),
            count: 2_000);
        string[] parts =
        [
            "interrupted by", "caught p", "caught Process", "failed at", "stopped: True", "stopped: False",
            "interrupts: True", "interrupts: False", " 1 met after 3", " 2 refused after 0", "item 6",
            "met after 2: 2 units", "gave back", "took 3", "events", " rest 2", " rest 0",
            "used after 2: rest 0", ": rest 3", "refused after 0: rest", "changed", "does not wait there",
        ];
        Assert.All(parts, part => Assert.Contains(lines, line => line.Contains(part, StringComparison.Ordinal)));
        Assert.InRange(lines.Count, 20_000, 1_000_000);
    }

    private static void AreAlike(Model model, List<string> kernel)
    {
        var reference = RunToEnd(model, new ReferenceWorld(model));
        var first = reference.Zip(kernel).TakeWhile(pair => pair.First == pair.Second).Count();
        if (first < Math.Max(reference.Count, kernel.Count))
        {
            Assert.Fail(string.Join(
                '\n',
                ["Alike until:", .. kernel.Take(first).TakeLast(12),
                "Kernel:", .. kernel.Skip(first).Take(3), "Reference:", .. reference.Skip(first).Take(3)]));
        }
    }

    private static List<string> RunToEnd(Model model, IWorld world)
    {
        foreach (var _ in Slices(model, world))
        {
        }

        return world.Lines;
    }

    // From one thing that is done from outside to the next, and from the last to the end.
    private static IEnumerable<int> Slices(Model model, IWorld world)
    {
        world.Begin();
        var now = 0L;
        for (var slice = 0; slice < model.Outside.Length; slice++)
        {
            now += model.Outside[slice].After;
            if (!world.Run(now))
            {
                yield break;
            }

            world.Do(model.Outside[slice].What);
            yield return slice;
        }

        if (world.Run(null))
        {
            world.Lines.Add($"{world.Events} events, {world.Final()}");
        }
    }

    private static string Print(Model model) => string.Join(
        '\n',
        [$"{string.Join(' ', model.Capacities)}; {string.Join(' ', model.Shelves)}; {string.Join(' ', model.Pots)}",
        .. model.Scripts.Select(s => $"{s.Repeats} times\n  {string.Join("\n  ", s.Steps.Select(Print))}"),
        .. model.Outside.Select(o => $"after {o.After}: {Print(o.What)}")]);

    private static string Print(Step step) => step switch
    {
        AwaitFirst s => $"AwaitFirst {s.Then}: {string.Join<WaitFor>(", ", s.What)}",
        AwaitAll s => $"AwaitAll {s.Then}: {string.Join<WaitFor>(", ", s.What)}",
        _ => step.ToString()!,
    };
}
