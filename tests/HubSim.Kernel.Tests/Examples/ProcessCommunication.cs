using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>
/// Processes that send each other messages: a sender broadcasts, and each receiver takes from a store of its own when
/// it has time for it. In minutes.
/// </summary>
internal sealed class ProcessCommunication(Simulator simulator, TextWriter output)
{
    private static readonly Purpose SendingTime = new("time to the next message");
    private static readonly Purpose WorkingTime = new("time spent on a message");

    private readonly List<Store<Message>> receivers = [];
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public Distribution Sending { get; init; } = new Discrete([6, 7, 8, 9, 10], [1, 1, 1, 1, 1]);

    public Distribution Working { get; init; } = new Discrete([4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 1, 1, 1, 1]);

    public int Sent { get; private set; }

    public int Received { get; private set; }

    public int Late { get; private set; }

    public int Underway => receivers.Sum(receiver => receiver.Count);

    public static void Show(TextWriter output, TextWriter trace)
    {
        var simulator = new Simulator { Trace = new TextTrace(trace, unit: TimeSpan.FromMinutes(1), decimals: 0) };
        var office = new ProcessCommunication(simulator, output);
        office.Run(["Ada", "Bob"], Durations.Minutes(60));
        output.WriteLine($"{office.Sent} sent, {office.Received} received, {office.Late} of them late.");
    }

    public void Run(IReadOnlyList<string> names, TimeSpan until)
    {
        simulator.Start(Sender(), "sender");
        foreach (var name in names)
        {
            var post = new Store<Message>(simulator, $"post of {name}");
            receivers.Add(post);
            simulator.Start(Receiver(name, (ulong)receivers.Count, post), name);
        }

        simulator.Run(until);
    }

    private async Process Sender()
    {
        for (var number = 1; ; number++)
        {
            await simulator.Hold(Durations.Minutes(Sample(Sending, SendingTime, 0, (ulong)number)));
            foreach (var post in receivers)
            {
                Sent++;
                post.TryPut(new Message(number, simulator.Now));
            }
        }
    }

    private async Process Receiver(string name, ulong entity, Store<Message> post)
    {
        for (var count = 0ul; ; count++)
        {
            var delivery = await post.Get();
            var message = delivery.Item;
            var late = simulator.Now - message.SentAt;
            Received++;
            if (late > TimeSpan.Zero)
            {
                Late++;
                Say($"{name} gets message {message.Number}, {late.TotalMinutes:F0} late");
            }
            else
            {
                Say($"{name} gets message {message.Number}");
            }

            await simulator.Hold(Durations.Minutes(Sample(Working, WorkingTime, entity, count)));
        }
    }

    private double Sample(Distribution distribution, Purpose purpose, ulong entity, ulong count)
    {
        var draw = streams.Draw(purpose, entity, count);
        return distribution.Sample(ref draw);
    }

    private void Say(FormattableString what)
    {
        var time = simulator.Now.TotalMinutes.ToString("F0", CultureInfo.InvariantCulture);
        output.WriteLine($"{time,4}  {FormattableString.Invariant(what)}");
    }

    internal readonly record struct Message(int Number, TimeSpan SentAt);
}
