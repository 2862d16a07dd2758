using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>A car wash with two machines; each wash is a process, for which the car waits. In minutes.</summary>
internal sealed class Carwash(Simulator simulator, TextWriter output)
{
    private static readonly Purpose InterarrivalTime = new("car interarrival time");
    private static readonly Purpose DirtShare = new("dirt removed");

    private readonly Resource machines = new(simulator, 2, "machines");
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public Distribution Interarrival { get; init; } = new Uniform(5, 9);

    public Distribution DirtRemovedPercent { get; init; } = new Uniform(50, 99);

    public TimeSpan Wash { get; init; } = Durations.Minutes(5);

    public ulong CarsAtOpening { get; init; } = 4;

    public int Arrived { get; private set; }

    public int Washed { get; private set; }

    public long InWash => machines.InUse;

    public int Waiting => machines.Waiting;

    public static void Show(TextWriter output, TextWriter trace)
    {
        var simulator = new Simulator { Trace = new TextTrace(trace, unit: TimeSpan.FromMinutes(1)) };
        var carwash = new Carwash(simulator, output);
        carwash.Run(Durations.Minutes(20));
        output.WriteLine(
            $"{carwash.Arrived} came, {carwash.Washed} left clean, "
            + $"{carwash.InWash} in the wash, {carwash.Waiting} wait.");
    }

    public void Run(TimeSpan until)
    {
        simulator.Start(Arrivals());
        simulator.Run(until);
    }

    private async Process Arrivals()
    {
        for (var car = 1ul; ; car++)
        {
            if (car > CarsAtOpening)
            {
                await simulator.Hold(Durations.Minutes(Sample(Interarrival, InterarrivalTime, car)));
            }

            Arrived++;
            _ = simulator.Start(Car(car), $"car {car}");
        }
    }

    private async Process Car(ulong car)
    {
        Say($"car {car} comes");
        using var machine = await machines.Acquire();
        Say($"car {car} goes in, having waited {machine.Waited.TotalMinutes:F2}");
        var share = await Cleaning(car);
        Washed++;
        Say($"car {car} leaves, {share:F0} % of its dirt removed");
    }

    private async Process<double> Cleaning(ulong car)
    {
        await simulator.Hold(Wash);
        return Sample(DirtRemovedPercent, DirtShare, car);
    }

    private double Sample(Distribution distribution, Purpose purpose, ulong car)
    {
        var draw = streams.Draw(purpose, car, count: 0);
        return distribution.Sample(ref draw);
    }

    private void Say(FormattableString what)
    {
        var time = simulator.Now.TotalMinutes.ToString("F2", CultureInfo.InvariantCulture);
        output.WriteLine($"{time,7}  {FormattableString.Invariant(what)}");
    }
}
