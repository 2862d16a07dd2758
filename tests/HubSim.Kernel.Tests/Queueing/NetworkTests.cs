using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Queueing;

/// <summary>
/// An open network of Jackson: three stations, of which a customer may visit each again and again. False-alarm chance
/// 1e-4 for each response that is compared: see <see cref="Replicated"/>.
/// </summary>
public sealed class NetworkTests
{
    private static readonly int[] Servers = [2, 1, 1];
    private static readonly double[] ServiceRates = [1, 1.3, 1];

    // Row: from; column: to; the rest leaves.
    private static readonly double[][] Routes = [[0, 0.6, 0.4], [0.3, 0, 0], [0, 0.2, 0]];

    // Traffic: a = 1 + 0.3 b, b = 0.6 a + 0.2 c, c = 0.4 a. Source of the product form: Jackson, "Networks of waiting
    // lines", Operations Research 5(4) (1957).
    [Fact]
    public void An_open_network_has_the_product_form_of_Jackson()
    {
        const double A = 1 / (1 - (0.3 * 0.68));
        double[] rates = [A, 0.68 * A, 0.4 * A];
        double[] loads = [rates[0] / 2, rates[1] / 1.3, rates[2]];

        // Two servers: empty with probability (1 - load) / (1 + load), and 2 load / (1 - load²) there on average.
        double[] empty = [(1 - loads[0]) / (1 + loads[0]), 1 - loads[1], 1 - loads[2]];
        double[] numbers =
        [
            2 * loads[0] / (1 - (loads[0] * loads[0])), loads[1] / (1 - loads[1]), loads[2] / (1 - loads[2]),
        ];
        double[] theory =
        [
            .. numbers, .. rates, empty[0], empty[1], empty[2], empty[0] * empty[1], empty[1] * empty[2],
            empty[0] * empty[1] * empty[2], numbers.Sum(),
        ];
        Replicated.IsMean(theory, Replicated.Run(theory.Length, Replicate));
    }

    private static double[] Replicate(Simulator simulator, Dice dice)
    {
        const double Length = 8_000;
        var stations = Servers.Select((count, i) => new Resource(simulator, count, $"station {i}")).ToArray();
        Tally[] visits = [new(), new(), new()];
        var numbers = stations.Select(_ => new TimeWeighted(simulator)).ToArray();
        var empties = Enumerable.Range(0, 6).Select(_ => new TimeWeighted(simulator, 1)).ToArray();
        var times = new Tally();

        void Change(int station, int delta)
        {
            numbers[station].Change(delta);
            var (a, b, c) = (numbers[0].Value == 0, numbers[1].Value == 0, numbers[2].Value == 0);
            bool[] states = [a, b, c, a && b, b && c, a && b && c];
            for (var i = 0; i < states.Length; i++)
            {
                empties[i].Set(states[i] ? 1 : 0);
            }
        }

        async Process Customer()
        {
            var arrived = simulator.Now;
            for (var at = 0; at >= 0; at = Next(at, dice))
            {
                visits[at].Add(1);
                Change(at, 1);
                using (await stations[at].Acquire())
                {
                    await simulator.Hold(dice.Exponential(1 / ServiceRates[at]));
                }

                Change(at, -1);
            }

            times.Add(simulator.Now - arrived);
        }

        async Process Source()
        {
            while (true)
            {
                await simulator.Hold(dice.Exponential(1));
                _ = simulator.Start(Customer());
            }
        }

        simulator.Start(Source());
        simulator.Run(Durations.Seconds(1_000));
        Array.ForEach(visits, visit => visit.Reset());
        Array.ForEach<TimeWeighted>([.. numbers, .. empties], state => state.Reset());
        times.Reset();
        simulator.Run(Durations.Seconds(1_000 + Length));
        return
        [
            .. numbers.Select(number => number.Mean), .. visits.Select(visit => visit.Count / Length),
            .. empties.Select(state => state.Mean), times.Mean,
        ];
    }

    private static int Next(int from, Dice dice)
    {
        var point = dice.Uniform();
        for (var to = 0; to < Routes.Length; to++)
        {
            point -= Routes[from][to];
            if (point < 0)
            {
                return to;
            }
        }

        return -1;
    }
}
