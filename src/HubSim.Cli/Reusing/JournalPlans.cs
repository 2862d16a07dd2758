using System.Globalization;
using HubSim.Cli.Running;
using HubSim.Files.Journals;

namespace HubSim.Cli.Reusing;

/// <summary>What a journal says of the command that it was begun for.</summary>
static class JournalPlans
{
    /// <summary>The option that names the kernel; only given for another one than the usual.</summary>
    public const string Kernel = "kernel";

    /// <summary>Options whose effect a plan holds in other words, so that they need not be compared as they were given.</summary>
    public static readonly string[] Resolved = ["set", "seed", "replications", "replication", "max-replications", "detail"];

    /// <summary>The plan of a run of a scenario.</summary>
    public static JournalPlan Of(RunPlanned plan) => new()
    {
        Command = "run",
        Name = plan.Name,
        File = plan.Request.File,
        Folder = Environment.CurrentDirectory,
        Options = Options(plan.Request),
        First = plan.First,
        Count = plan.Count,
        Seed = (ulong)plan.Scenario.Run.Seed,
        Detail = string.Join('+', plan.Request.Detail.Order(StringComparer.Ordinal).Prepend("run")),
        ModelVersion = ModelVersion.Current,
        ResolvedSha256 = plan.Loaded.Sha256,
        InputsSha256 = plan.Loaded.InputsSha256,
        Resolved = plan.Loaded.CanonicalJson,
        Started = WallClock.Now,
    };

    /// <summary>The file that a plan was begun for, by its name then if that still leads to it, otherwise by its place.</summary>
    public static string FileFromHere(this JournalPlan plan) =>
        plan.Folder == Environment.CurrentDirectory ? plan.File : Path.GetFullPath(plan.File, plan.Folder);

    private static Dictionary<string, IReadOnlyList<string>> Options(RunRequest request)
    {
        var options = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add("set", request.Set);
        Add("seed", Text(request.Seed));
        Add("replications", Text(request.Replications));
        Add("replication", Text(request.Replication));
        Add("detail", request.Detail);
        Add("precision", request.Precision is { } targets ? [string.Join(", ", targets)] : []);
        Add("max-replications", request.Precision is not null ? Text(request.Cap) : []);
        Add(Kernel, request.Kernel == Kernels.Native ? [] : [request.Kernel]);
        return options;

        void Add(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                options[name] = values;
            }
        }
    }

    private static IReadOnlyList<string> Text(long? number) => number is { } given ? [given.ToString(CultureInfo.InvariantCulture)] : [];
}
