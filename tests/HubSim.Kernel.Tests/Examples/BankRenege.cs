using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>A bank with one counter, and customers who leave when they have waited for too long. In minutes.</summary>
internal sealed class BankRenege(Simulator simulator, TextWriter output)
{
    private static readonly Purpose InterarrivalTime = new("bank interarrival time");
    private static readonly Purpose ServiceTime = new("bank service time");
    private static readonly Purpose PatienceTime = new("bank patience");

    private readonly Resource counter = new(simulator, 1, "counter");
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public ulong Customers { get; init; } = 6;

    public Distribution Interarrival { get; init; } = new Exponential(10);

    public Distribution Service { get; init; } = new Exponential(12);

    public Distribution Patience { get; init; } = new Uniform(1, 3);

    public int Served { get; private set; }

    public int Reneged { get; private set; }

    public static void Show(TextWriter output, TextWriter trace)
    {
        var simulator = new Simulator { Trace = new TextTrace(trace, unit: TimeSpan.FromMinutes(1)) };
        var bank = new BankRenege(simulator, output);
        bank.Run();
        output.WriteLine($"{bank.Served} served, {bank.Reneged} left without.");
    }

    public void Run()
    {
        simulator.Start(Arrivals());
        simulator.RunToEnd();
    }

    private async Process Arrivals()
    {
        for (var customer = 1ul; customer <= Customers; customer++)
        {
            _ = simulator.Start(Customer(customer), $"customer {customer}");
            await simulator.Hold(Minutes(Interarrival, InterarrivalTime, customer));
        }
    }

    private async Process Customer(ulong customer)
    {
        Say($"customer {customer} comes");
        using var place = await counter.Acquire(patience: Minutes(Patience, PatienceTime, customer));
        if (!place.IsGranted)
        {
            Reneged++;
            Say($"customer {customer} leaves, having waited {place.Waited.TotalMinutes:F2}");
            return;
        }

        Say($"customer {customer} is served, having waited {place.Waited.TotalMinutes:F2}");
        await simulator.Hold(Minutes(Service, ServiceTime, customer));
        Served++;
        Say($"customer {customer} is done");
    }

    private TimeSpan Minutes(Distribution distribution, Purpose purpose, ulong customer)
    {
        var draw = streams.Draw(purpose, customer, count: 0);
        return Durations.Minutes(distribution.Sample(ref draw));
    }

    private void Say(FormattableString what)
    {
        var time = simulator.Now.TotalMinutes.ToString("F2", CultureInfo.InvariantCulture);
        output.WriteLine($"{time,7}  {FormattableString.Invariant(what)}");
    }
}
