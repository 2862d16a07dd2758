using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

public sealed class FirstStepsTests
{
    [Fact]
    public void A_model_reads_like_its_description()
    {
        var simulator = new Simulator();
        var seats = new Resource(simulator, 1, "seats");
        var log = new List<string>();

        async Process Visit(string name, double patienceDays)
        {
            using var seat = await seats.Acquire(patience: Durations.Days(patienceDays));
            log.Add($"{name} {(seat.IsGranted ? "sits" : "leaves")} at {simulator.Now:c}");
            if (seat.IsGranted)
            {
                await simulator.Hold(Durations.Days(3));
            }
        }

        simulator.Start(Visit("a", 1));
        simulator.Start(Visit("b", 1));
        simulator.Start(Visit("c", 5));
        simulator.Run(Durations.Days(10));

        Assert.Equal(["a sits at 00:00:00", "b leaves at 1.00:00:00", "c sits at 3.00:00:00"], log);
        Assert.Equal(Durations.Days(10), simulator.Now);
        Assert.Equal(0, seats.InUse);
    }
}
