using System.Collections.Concurrent;
using HubSim.Report.Tests;

[assembly: AssemblyFixture(typeof(Runs))]

namespace HubSim.Report.Tests;

/// <summary>Runs that the tests report on, made once: few replications, every part of the model.</summary>
public sealed class Runs : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<string>> experiments = new(StringComparer.Ordinal);
    private readonly string home = Directory.CreateTempSubdirectory("hubsim-report-").FullName;

    public Runs()
    {
        Base = Make("scenarios/shanghai-2027.yaml", "base", "--replications", "20");
        Other = Make("scenarios/no-subsidy.yaml", "other", "--replications", "6");
        Small = Make("scenarios/smoke.yaml", "small", "--replications", "20");
        Experiment = ExperimentOf("compare-smoke");
    }

    /// <summary>The small city once, made when it is first asked for.</summary>
    public string Single => experiments.GetOrAdd("single", _ => new Lazy<string>(() => Make("scenarios/smoke.yaml", "single", "--replications", "1"))).Value;

    /// <summary>The base scenario, with a past to be held against.</summary>
    public string Base { get; }

    /// <summary>A scenario that differs from it: without a programme.</summary>
    public string Other { get; }

    /// <summary>A small city without observations.</summary>
    public string Small { get; }

    /// <summary>An experiment that compares two policies.</summary>
    public string Experiment { get; }

    /// <summary>A shipped experiment that takes seconds, made when it is first asked for.</summary>
    public string ExperimentOf(string name) => experiments.GetOrAdd(name, static (name, home) => new Lazy<string>(() =>
    {
        var output = Path.Combine(home, "experiments");
        string[] smaller = name == "calibrate-arrivals" ? ["--set", "particles=40", "--set", "generations=3", "--set", "simulations=300", "--set", "predictive=20"] : [];
        var (code, said) = Hubsim.Run(["experiment", Hubsim.Shipped($"scenarios/experiments/{name}.yaml"), "--out", output, "--quiet", "--no-store", .. smaller]);
        Assert.True(code is 0 or 3, said);
        return Path.Combine(output, name, "run-0001");
    }), home).Value;

    /// <summary>A folder of its own for a test.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(home, "own", name)).FullName;

    /// <summary>A copy of a run that a test may change.</summary>
    public string Copy(string run, string name)
    {
        var copy = Folder(name);
        foreach (var file in Directory.GetFiles(run))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    /// <summary>Runs a scenario; what the replications cost, the fixture pays once.</summary>
    private string Make(string scenario, string name, params string[] arguments)
    {
        var output = Path.Combine(home, name);
        var (code, said) = Hubsim.Run(["run", Hubsim.Shipped(scenario), "--out", output, "--quiet", .. arguments]);
        Assert.True(code == 0, said);
        return Path.Combine(output, Path.GetFileNameWithoutExtension(scenario), "run-0001");
    }
}
