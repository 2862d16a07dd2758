using System.Globalization;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>Makes the baselines: measures everything several times, each time in a new process.</summary>
static class Renewal
{
    /// <summary>
    /// The widest tolerance with which the middle one of the workloads still tells a factor of 1.3: half of it, on the
    /// scale of logarithms, so that as much room is left on the other side.
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

        var quiet = new List<IReadOnlyList<TimeFigures>>();
        var disturbed = new List<IReadOnlyList<TimeFigures>>();
        for (var pair = 1; pair <= PairsOfProcesses; pair++)
        {
            Console.Error.WriteLine($"baseline: times, pair {pair} of {PairsOfProcesses}");
            quiet.Add(Children.MeasureTimes());
            disturbed.Add(Children.MeasureDisturbedTimes());
        }

        ExpectedTime[] times = [.. quiet[0].Select(figures => Expect(figures.Workload, quiet, disturbed))];
        Array.ForEach(times, time => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"baseline: {time.Workload} {time.Ratio:F3} of the yardstick, at most {time.Tolerance:P1} more")));
        return IsTooNoisy(times)
            ? Refuse("the middle tolerance is above 14 %, with which a factor of 1.3 would not be told")
            : Write(exact, times);
    }

    /// <summary>Whether the middle tolerance is too wide to be of use.</summary>
    public static bool IsTooNoisy(IReadOnlyList<ExpectedTime> times) =>
        times.Select(time => time.Tolerance).Order().ElementAt(times.Count / 2) > WidestUseful;

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"baseline: not written, because {reason}");
        return 1;
    }

    private static int Write(ExactFigures[] exact, ExpectedTime[] times)
    {
        var written = new Baselines(Places.Figures).Save(exact, new TimeBaseline
        {
            Cpu = Machine.Cpu,
            Runtime = Machine.Runtime,
            System = Machine.System,
            Tolerances = Noise.Derivation,
            Workloads = times,
        });
        Console.WriteLine($"baseline: written {string.Join(" and ", written)} in results/benchmarks");
        return 0;
    }

    private static ExpectedTime Expect(
        string workload, List<IReadOnlyList<TimeFigures>> quiet, List<IReadOnlyList<TimeFigures>> disturbed)
    {
        double[] ratios = [.. quiet.Select(process => RatioOf(process, workload))];
        double[] disturbedRatios = [.. disturbed.Select(process => RatioOf(process, workload))];
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

    private static double RatioOf(IReadOnlyList<TimeFigures> process, string workload) =>
        Math.Round(process.First(figures => figures.Workload == workload).Ratio, 4);
}
