using HubSim.Experiments.Survival;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>
/// The lives of all firms by where they stand with public support. A firm counts as not supported from its founding until its
/// first support, as supported from then until its last grant ends, and as no longer supported after that: grouping firms by
/// what became of them would count the time that they had to live for it as survival.
/// </summary>
internal sealed class FirmLives
{
    /// <summary>Standing by place in the arrays.</summary>
    internal static readonly string[] Standings = ["before", "during", "after"];

    private readonly FinishedRun run;
    private readonly int end;

    private FirmLives(FinishedRun run, int start, int end)
    {
        this.run = run;
        this.end = end;
        Days = end - start + 1;
        Whole = Empty();
    }

    /// <summary>Days that lives are followed at most.</summary>
    public int Days { get; }

    /// <summary>The lives of all replications, by standing.</summary>
    public KaplanMeier[] Whole { get; }

    /// <summary>Variance of the logarithm of survival, by standing: with replications as clusters.</summary>
    public double[][] Variance { get; private set; } = [];

    /// <summary>Reads the lives of a run, twice; null when it does not tell when support began.</summary>
    public static FirmLives? Of(FinishedRun run)
    {
        if (run.Scenario.Day("clock.start") is not { } start || run.Scenario.Day("clock.end") is not { } end || end < start || !run.Firms.Has("first_supported"))
        {
            return null;
        }

        var lives = new FirmLives(run, start.DayNumber, end.DayNumber);
        lives.Scan(static _ => { }, lives.Whole);
        ClusterVariance[] clusters = [.. lives.Whole.Select(whole => new ClusterVariance(whole))];
        var own = lives.Empty();
        lives.Scan(
            _ =>
            {
                for (var i = 0; i < own.Length; i++)
                {
                    clusters[i].Add(own[i]);
                    own[i].Clear();
                }
            },
            own);
        lives.Variance = [.. clusters.Select(cluster => cluster.Values())];
        return lives;
    }

    private KaplanMeier[] Empty() => [.. Standings.Select(_ => new KaplanMeier(Days))];

    /// <summary>Counts every firm, and tells when the firms of a replication are done.</summary>
    private void Scan(Action<int> done, KaplanMeier[] into)
    {
        var current = -1;
        run.Firms.Scan(["replication", "founded", "ended", "first_supported", "support_since"], ["support", "cause"], block =>
        {
            for (var row = 0; row < block.Rows; row++)
            {
                var replication = (int)block.Numbers(0)[row];
                if (replication != current && current >= 0)
                {
                    done(current);
                }

                current = replication;
                var over = block.Texts(0)[row] == "after" ? block.Numbers(4)[row] : double.NaN;
                Add(into, block.Numbers(1)[row], block.Numbers(2)[row], block.Numbers(3)[row], over, block.Texts(1)[row]);
            }
        });
        if (current >= 0)
        {
            done(current);
        }
    }

    /// <summary>Counts a firm. A firm that moves away or is sold is followed until then: it did not close.</summary>
    private void Add(KaplanMeier[] into, double founded, double ended, double supported, double over, string? cause)
    {
        var isClosed = cause is not (null or "moved" or "acquired");
        var last = double.IsNaN(ended) ? end : ended;
        Count(into[0], founded, double.IsNaN(supported) ? last : supported, isClosed && double.IsNaN(supported));
        if (!double.IsNaN(supported))
        {
            Count(into[1], supported, double.IsNaN(over) ? last : over, isClosed && double.IsNaN(over));
        }

        if (!double.IsNaN(over))
        {
            Count(into[2], over, last, isClosed);
        }
    }

    private static void Count(KaplanMeier into, double from, double to, bool closed)
    {
        var days = Math.Max(0, (int)(to - from));
        into.Add(closed ? days + 1 : days, closed);
    }
}
