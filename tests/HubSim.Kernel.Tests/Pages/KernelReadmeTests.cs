using HubSim.Kernel.Statistics;
using HubSim.Kernel.Tracing;

// The first is needed where a program is not in a namespace of the kernel, as on the page.
#pragma warning disable IDE0005
// begin using
using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

// end using
#pragma warning restore IDE0005

namespace HubSim.Kernel.Tests.Pages;

/// <summary>The code of the kernel's entry page runs, and prints what the page says.</summary>
public sealed class KernelReadmeTests
{
    [Fact]
    public void The_page_shows_programs_that_run() => Page.IsTrue(
        "docs/kernel/README.md",
        ("first", Printed(First)),
        ("waiting", Printed(Waiting)),
        ("statistics", Printed(Statistics)));

    private static string Printed(Action<TextWriter> program)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        program(writer);
        return writer.ToString();
    }

    private static void First(TextWriter Console)
    {
        // begin first
        var simulator = new Simulator();
        var counter = new Resource(simulator, capacity: 1, "counter");

        async Process Customer(string name)
        {
            using var turn = await counter.Acquire(patience: TimeSpan.FromMinutes(5));
            Console.WriteLine($"{simulator.Now:c} {name} {(turn.IsGranted ? "is served" : "has left")}");
            if (turn.IsGranted)
            {
                await simulator.Hold(TimeSpan.FromMinutes(4));
            }
        }

        foreach (var name in new[] { "Ada", "Bob", "Cleo" })
        {
            _ = simulator.Start(Customer(name), name);
        }

        simulator.RunToEnd();
        // end first
    }

    private static void Waiting(TextWriter Console)
    {
        // begin waiting
        var simulator = new Simulator { Trace = new TextTrace(Console) };
        var fork = new Resource(simulator, capacity: 1, "fork");
        var knife = new Resource(simulator, capacity: 1, "knife");

        async Process Eats(Resource first, Resource second)
        {
            using var one = await first.Acquire();
            await simulator.Hold(TimeSpan.FromSeconds(1));
            using var two = await second.Acquire();
            await simulator.Hold(TimeSpan.FromMinutes(10));
        }

        simulator.Start(Eats(fork, knife), "Ada");
        simulator.Start(Eats(knife, fork), "Bob");
        simulator.RunToEnd();
        if (simulator.WaitingForEver > 0)
        {
            Console.WriteLine();
            Console.Write(simulator.Waiting());
        }

        // end waiting
    }

    private static void Statistics(TextWriter Console)
    {
        // begin statistics
        var simulator = new Simulator();
        var counter = new Resource(simulator, capacity: 1, "counter");
        var waited = new LogHistogram();
        counter.QueueLength.KeepTimes(low: 0, width: 1, binCount: 3);

        async Process Customer()
        {
            using var turn = await counter.Acquire();
            waited.Add(turn.Waited.TotalMinutes);
            await simulator.Hold(TimeSpan.FromMinutes(3));
        }

        async Process Arrivals()
        {
            for (var count = 0; count < 40; count++)
            {
                _ = simulator.Start(Customer());
                await simulator.Hold(TimeSpan.FromMinutes(count % 2 == 0 ? 1 : 5));
            }
        }

        simulator.Start(Arrivals());
        simulator.Run(TimeSpan.FromMinutes(20));
        counter.QueueLength.Reset(); // the end of the warm-up
        counter.BusyUnits.Reset();
        waited.Reset();
        simulator.Run(TimeSpan.FromMinutes(120));

        Console.WriteLine($"waited: mean {waited.Mean:F2}, 90 % at most {waited.Quantile(0.9):F2} minutes");
        Console.WriteLine($"busy:   {counter.BusyUnits.Mean:P0} of the time");
        Console.WriteLine($"queue:  empty {counter.QueueLength.Times!.Share(0):P0} of the time");
        // end statistics
    }
}
