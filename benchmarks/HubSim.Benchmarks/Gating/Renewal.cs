using System.Globalization;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>Makes the baselines: measures everything several times, each time in a new process.</summary>
static class Renewal
{
    /// <summary>
    /// The widest tolerance of all workloads together with which a factor of 1.3 is told: half of it, on the scale of
    /// logarithms, so that as much room is left on the other side. Single workloads may have wider ones, and are then
    /// held to no more than these.
    /// </summary>
    public const double WidestUseful = 0.14;

    private const int PairsOfProcesses = 6;

    /// <summary>Measures repeatedly and writes the baselines.</summary>
    /// <returns>The exit code: 1 if processes disagree, or are too noisy to judge time by.</returns>
    public static int Run()
    {
        Console.Error.WriteLine("baseline: what must be exact, twice");
        ExactFigures[] exact = [.. Children.MeasureExact().Select(ExactFigures.Of)];
        ExactFigures[] again = [.. Children.MeasureExact().Select(ExactFigures.Of)];
        if (ExactComparison.FallsBack(exact, again).Concat(ExactComparison.FallsBack(again, exact)).FirstOrDefault() is { } one)
        {
            return Refuse($"two processes disagree: {one}");
        }

        // What is exact does not depend on how busy the machine is: it stands even if the times are refused.
        Say(new Baselines(Places.Figures).Save(exact));
        var quiet = new List<IReadOnlyDictionary<string, double>>();
        var disturbed = new List<IReadOnlyDictionary<string, double>>();
        for (var pair = 1; pair <= PairsOfProcesses; pair++)
        {
            Console.Error.WriteLine($"baseline: times, pair {pair} of {PairsOfProcesses}");
            quiet.Add(Ratios.Of(Children.MeasureTimes()));
            disturbed.Add(Ratios.Of(Children.MeasureDisturbedTimes()));
        }

        ExpectedTime[] times = [.. quiet[0].Keys.Select(workload => Expect(workload, quiet, disturbed))];
        Array.ForEach(times, time => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"baseline: {time.Workload} {time.Ratio:F3} of the yardstick, at most {time.Tolerance:P1} more")));
        return IsTooNoisy(times)
            ? Refuse("the tolerance of all together is above 14 %, with which a factor of 1.3 would not be told")
            : Write(times);
    }

    /// <summary>Whether the tolerance of all workloads together is too wide to be of use.</summary>
    public static bool IsTooNoisy(IReadOnlyList<ExpectedTime> times) =>
        times.First(time => time.Workload == Ratios.Together).Tolerance > WidestUseful;

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"baseline: refused, because {reason}");
        return 1;
    }

    private static int Write(ExpectedTime[] times)
    {
        Say(new Baselines(Places.Figures).Save(new TimeBaseline
        {
            Cpu = Machine.Cpu,
            Runtime = Machine.Runtime,
            System = Machine.System,
            Tolerances = Noise.Derivation,
            Workloads = times,
        }));
        return 0;
    }

    private static void Say(string written) => Console.WriteLine($"baseline: written {written} in results/benchmarks");

    private static ExpectedTime Expect(
        string workload,
        List<IReadOnlyDictionary<string, double>> quiet,
        List<IReadOnlyDictionary<string, double>> disturbed)
    {
        double[] ratios = [.. quiet.Select(process => Math.Round(process[workload], 4))];
        double[] disturbedRatios = [.. disturbed.Select(process => Math.Round(process[workload], 4))];
        double[] all = [.. ratios, .. disturbedRatios];
        return new ExpectedTime
        {
            Workload = workload,
            Ratio = Math.Round(Noise.GeometricMean(all), 4),
            Tolerance = Math.Round(Noise.Tolerance(all), 4),
            Ratios = ratios,
            DisturbedRatios = disturbedRatios,
        };
    }
}
