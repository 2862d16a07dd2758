using System.Text;
using CsCheck;

namespace HubSim.Cli.Tests;

/// <summary>Scenario files that nobody would write, given to the program: it refuses them with a place, or runs and ends.</summary>
public sealed class BrokenFileTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "'", "\"", "#", "\n", "\n  ", "\t", "---\n", "<<: ", "null", "~", ".inf", "1e999", "-", "010", "yes",
        "2024-02-30", "\uFEFF", "上", "format: 1\n", "extends: x.yaml\n", "extends: ../../x.yaml\n", "enabled: false\n", "{triangular: [1, 1, 1]}",
    ];

    private readonly Workshop workshop = new();
    private int files;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Three_hundred_broken_files_are_refused_with_a_place_or_run_and_end()
    {
        var good = File.ReadAllBytes(Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml"));
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, Pieces.Length + 20], Gen.Int[1, 30]).Array[1, 3].Sample(
            changes =>
            {
                var bytes = good.ToList();
                foreach (var (at, kind, count) in changes)
                {
                    var place = at % bytes.Count;
                    if (kind < Pieces.Length)
                    {
                        bytes.InsertRange(place, Encoding.UTF8.GetBytes(Pieces[kind]));
                    }
                    else if (kind % 2 == 0)
                    {
                        bytes.RemoveRange(place, Math.Min(count, bytes.Count - place));
                    }
                    else
                    {
                        bytes[place] = (byte)(count * 8);
                    }
                }

                Answered(bytes.ToArray());
            },
            seed: "0N0XIzNsQ0O2",
            iter: 300,
            threads: 2);
    }

    private void Answered(byte[] bytes)
    {
        var name = $"x{Interlocked.Increment(ref files)}.yaml";
        File.WriteAllBytes(workshop.PathOf(name), bytes);

        var ended = workshop.Run(
            name, "--replications", "1", "--workers", "1", "--no-report", "--quiet", "--set", "limits.max_events_per_replication=20000", "--set", "limits.max_entities=5000");

        Assert.True(ended.Code is 0 or 2 or 3 or 4, $"{ended.Code}\n{ended.All}\n{Encoding.UTF8.GetString(bytes)}");
        Assert.True(ended.Code != 2 || ended.Messages.Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal) || line.StartsWith("--set ", StringComparison.Ordinal)), ended.All);
        Assert.DoesNotContain("\n   at ", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("an error in the program", ended.All, StringComparison.Ordinal);
    }
}
