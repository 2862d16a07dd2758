using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>
/// Machines that make parts and break down, and one repairman who mends them and in between does other jobs. In
/// minutes.
/// </summary>
internal sealed class MachineShop
{
    private static readonly Purpose PartTime = new("time for a part");
    private static readonly Purpose FailureTime = new("time to the next failure");
    private static readonly TimeSpan Repair = Durations.Minutes(30);
    private static readonly TimeSpan OtherJob = Durations.Minutes(30);

    private readonly Simulator simulator;
    private readonly Resource repairman;
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public MachineShop(Simulator simulator, ulong machines)
    {
        this.simulator = simulator;
        repairman = new Resource(simulator, 1, "repairman");
        for (var number = 1ul; number <= machines; number++)
        {
            Machines.Add(new Machine(number));
        }
    }

    public List<Machine> Machines { get; } = [];

    public Distribution Part { get; init; } = new Truncated(new Normal(10, 2), 1, 19);

    public Distribution Lifetime { get; init; } = new Exponential(300);

    public int OtherJobs { get; private set; }

    public int TimesCalledAway { get; private set; }

    public double RepairmanUse => repairman.BusyUnits.Mean;

    public static void Show(TextWriter output, TextWriter trace)
    {
        // Ends of holds are left out, and after four hours the trace is switched off.
        var traced = new Simulator
        {
            Trace = new FilteredTrace(
                new TextTrace(trace, unit: TimeSpan.FromMinutes(1)),
                record => record.Resumption != Resumption.HoldOver),
        };
        var shop = new MachineShop(traced, machines: 10);
        shop.Start();
        traced.Run(Durations.Hours(4));
        traced.Trace = null;
        traced.Run(Durations.Days(28));
        foreach (var machine in shop.Machines)
        {
            output.WriteLine($"{machine.Name,-10}  {machine.Parts,5} parts  {machine.Failures,3} failures");
        }

        output.WriteLine($"{shop.OtherJobs} other jobs, and called away from them {shop.TimesCalledAway} times");
    }

    public void Start()
    {
        foreach (var machine in Machines)
        {
            machine.Process = simulator.Start(Working(machine), machine.Name);
            simulator.Start(Breaking(machine), $"wear of {machine.Name}");
        }

        simulator.Start(Repairing(), "other jobs");
    }

    private async Process Working(Machine machine)
    {
        for (var part = 0ul; ; part++)
        {
            var left = Minutes(Part, PartTime, machine, part);
            while (left > TimeSpan.Zero)
            {
                var began = simulator.Now;
                try
                {
                    await simulator.Hold(left);
                    left = TimeSpan.Zero;
                }
                catch (InterruptException)
                {
                    left -= simulator.Now - began;
                    machine.IsBroken = true;
                    machine.Failures++;
                    using var mending = await repairman.Acquire(priority: 1, preempts: true);
                    await simulator.Hold(Repair);
                    machine.IsBroken = false;
                }
            }

            machine.Parts++;
        }
    }

    private async Process Breaking(Machine machine)
    {
        for (var failure = 0ul; ; failure++)
        {
            await simulator.Hold(Minutes(Lifetime, FailureTime, machine, failure));
            if (!machine.IsBroken)
            {
                machine.Process.Interrupt("worn out");
            }
        }
    }

    private async Process Repairing()
    {
        while (true)
        {
            var left = OtherJob;
            while (left > TimeSpan.Zero)
            {
                using var time = await repairman.Acquire(priority: 2);
                left = await time.Hold(left);
                TimesCalledAway += time.IsLost ? 1 : 0;
            }

            OtherJobs++;
        }
    }

    private TimeSpan Minutes(Distribution distribution, Purpose purpose, Machine machine, ulong count)
    {
        var draw = streams.Draw(purpose, machine.Number, count);
        return Durations.Minutes(distribution.Sample(ref draw));
    }

    internal sealed class Machine(ulong number)
    {
        public ulong Number => number;

        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"machine {number}");

        public Process Process { get; set; }

        public bool IsBroken { get; set; }

        public int Parts { get; set; }

        public int Failures { get; set; }
    }
}
