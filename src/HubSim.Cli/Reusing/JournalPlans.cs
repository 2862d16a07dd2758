using System.Globalization;
using HubSim.Cli.Experimenting;
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

    /// <summary>The plan of an experiment.</summary>
    public static JournalPlan Of(StudySetup setup, Study study)
    {
        var options = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add(options, "set", setup.Request.Set);
        Add(options, "seed", Text(setup.Request.Seed));
        return new JournalPlan
        {
            Command = "experiment",
            Name = setup.Loaded.Name,
            File = setup.Request.File,
            Folder = Environment.CurrentDirectory,
            Options = options,
            First = 0,
            Count = study.Outline.Trials,
            Seed = setup.Seed,
            Detail = YieldDetail.Of(study, setup),
            ModelVersion = ModelVersion.Current,
            ResolvedSha256 = setup.Sha256,
            InputsSha256 = setup.Sha256,
            Resolved = $$"""{"experiment":{{setup.Loaded.CanonicalJson}},"scenarios":[{{string.Join(',', setup.Policies.Select(policy => policy.Loaded.CanonicalJson))}}]}""",
            Started = WallClock.Now,
        };
    }

    /// <summary>The file that a plan was begun for, by its name then if that still leads to it, otherwise by its place.</summary>
    public static string FileFromHere(this JournalPlan plan) =>
        plan.Folder == Environment.CurrentDirectory ? plan.File : Path.GetFullPath(plan.File, plan.Folder);

    private static Dictionary<string, IReadOnlyList<string>> Options(RunRequest request)
    {
        var options = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add(options, "set", request.Set);
        Add(options, "seed", Text(request.Seed));
        Add(options, "replications", Text(request.Replications));
        Add(options, "replication", Text(request.Replication));
        Add(options, "detail", request.Detail);
        Add(options, "precision", request.Precision is { } targets ? [string.Join(", ", targets)] : []);
        Add(options, "max-replications", request.Precision is not null ? Text(request.Cap) : []);
        Add(options, Kernel, request.Kernel == Kernels.Native ? [] : [request.Kernel]);
        return options;
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> options, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            options[name] = values;
        }
    }

    private static IReadOnlyList<string> Text(long? number) => number is { } given ? [given.ToString(CultureInfo.InvariantCulture)] : [];
}
