using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>
/// A petrol station with two pumps and one tank below them: cars take a pump, then petrol; an attendant looks at the
/// tank every ten seconds, and calls a tanker when it is nearly empty. In seconds and litres.
/// </summary>
internal sealed class GasStation(Simulator simulator, TextWriter output)
{
    private const long TankLitres = 200;

    // More than any car asks for: else two cars could wait at the pumps for more than there is, and the attendant would
    // see enough in the tank for ever.
    private const long OrderBelowLitres = 50;

    private const long CarTankLitres = 50;
    private const double LitresPerSecond = 2;

    private static readonly Purpose InterarrivalTime = new("petrol station interarrival time");
    private static readonly Purpose CarLevel = new("litres left in a car");

    private readonly Resource pumps = new(simulator, 2, "pumps");
    private readonly Level tank = new(simulator, TankLitres, TankLitres, "tank");
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public Distribution Interarrival { get; init; } = new Uniform(30, 180);

    public Distribution LitresLeft { get; init; } = new Uniform(5, 25);

    public TimeSpan Inspection { get; init; } = Durations.Seconds(10);

    public TimeSpan TankerDrive { get; init; } = Durations.Seconds(300);

    public int Arrived { get; private set; }

    public int Filled { get; private set; }

    public long LitresTaken { get; private set; }

    public long LitresBrought { get; private set; }

    public long LitresInTank => tank.Amount;

    public long CarsAtPumps => pumps.InUse;

    public int CarsWaiting => pumps.Waiting;

    public static void Show(TextWriter output, TextWriter trace)
    {
        // The attendant's looks at the tank would fill the page: the trace leaves him out.
        var simulator = new Simulator
        {
            Trace = new FilteredTrace(
                new TextTrace(trace, unit: TimeSpan.FromSeconds(1)), record => record.ProcessName != "attendant"),
        };
        var station = new GasStation(simulator, output);
        station.Run(Durations.Seconds(1000));
        output.WriteLine(
            $"{station.Filled} of {station.Arrived} cars filled, {station.LitresTaken} litres taken, "
            + $"{station.LitresBrought} brought, {station.LitresInTank} in the tank.");
    }

    public void Run(TimeSpan until)
    {
        simulator.Start(Attendant(), "attendant");
        simulator.Start(Arrivals(), "arrivals");
        simulator.Run(until);
    }

    private async Process Arrivals()
    {
        for (var car = 1ul; ; car++)
        {
            await simulator.Hold(Durations.Seconds(Sample(Interarrival, InterarrivalTime, car)));
            Arrived++;
            _ = simulator.Start(Car(car), $"car {car}");
        }
    }

    private async Process Car(ulong car)
    {
        var litres = CarTankLitres - (long)Math.Round(Sample(LitresLeft, CarLevel, car));
        var arrived = simulator.Now;
        Say($"car {car} comes for {litres} litres");
        using var pump = await pumps.Acquire();
        await tank.Get(litres);
        LitresTaken += litres;
        await simulator.Hold(Durations.Seconds(litres / LitresPerSecond));
        Filled++;
        Say($"car {car} leaves after {(simulator.Now - arrived).TotalSeconds:F1} seconds");
    }

    private async Process Attendant()
    {
        while (true)
        {
            if (tank.Amount < OrderBelowLitres)
            {
                Say($"{tank.Amount} litres are left: the tanker is called");
                await Tanker();
            }

            await simulator.Hold(Inspection);
        }
    }

    private async Process Tanker()
    {
        await simulator.Hold(TankerDrive);
        var litres = tank.Capacity - tank.Amount;
        Say($"the tanker brings {litres} litres");
        LitresBrought += litres;
        await tank.Put(litres);
    }

    private double Sample(Distribution distribution, Purpose purpose, ulong car)
    {
        var draw = streams.Draw(purpose, car, count: 0);
        return distribution.Sample(ref draw);
    }

    private void Say(FormattableString what)
    {
        var time = simulator.Now.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        output.WriteLine($"{time,7}  {FormattableString.Invariant(what)}");
    }
}
