using System.Text;
using CsCheck;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;
using HubSim.Files.Tests.Experiments;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>Files that nobody would write, in numbers: the loader answers each, and never throws.</summary>
public sealed class MutationTests
{
    private const int Count = 100_000;
    private const string Seed = "0N0XIzNsQ0O2";

    /// <summary>Small scenarios that between them have most parts of the model.</summary>
    private static readonly string[] Shipped =
    [
        "analytic/constant-claims.yaml", "analytic/pool-mmc.yaml", "analytic/spin-outs.yaml", "analytic/rival-bid.yaml",
        "analytic/review-mmc.yaml", "analytic/seed-to-a.yaml", "analytic/outages.yaml", "analytic/observed-arrivals.yaml",
    ];

    private static readonly string[] Pieces =
    [
        ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "|", ">", "'", "\"", "#", "\n", "\n  ", "\t", ",", "? ", "%YAML 9\n",
        "---\n", "...\n", "<<: ", "null", "~", ".nan", "1e999", "-", "0x1", "2024-02-30", "\\ud800", "\\x00", "\uFEFF", "上", "🚀",
        "format: 1\n", "extends: garden.yaml\n", "extends: /dev/zero\n", "extends: .\n", "enabled: false\n", "triangular: [1, 1, 1]",
        "lognormal: {median: 1e300, sigma: 40}", "gamma: {shape: 0.001, scale: 1e-300}", "beta: {a: 0.001, b: 1e9}", "weibull: {shape: 0.01, scale: 1}",
    ];

    private static readonly Gen<Func<byte[], byte[]>> Mutation = Gen.OneOf(
        Gen.Select(Gen.Int[0, 9999], Gen.Byte, (at, to) => Edit(at, bytes => { bytes[at % bytes.Count] = to; })),
        Gen.Select(Gen.Int[0, 9999], Gen.Int[1, 40], (at, count) => Edit(at, bytes => bytes.RemoveRange(
            at % bytes.Count, Math.Min(count, bytes.Count - (at % bytes.Count))))),
        Gen.Select(Gen.Int[0, 9999], Gen.Int[1, 60], Gen.Int[0, 9999], (from, count, at) => Edit(at, bytes => bytes.InsertRange(
            at % bytes.Count, bytes.Skip(from % bytes.Count).Take(count).ToArray()))),
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, Pieces.Length - 1], (at, piece) => Edit(at, bytes => bytes.InsertRange(
            at % bytes.Count, Encoding.UTF8.GetBytes(Pieces[piece])))),
        Gen.Select(Gen.Int[0, 9999], Gen.Int[1, 8], (at, width) => Edit(at, bytes => bytes.InsertRange(
            bytes.IndexOf((byte)'\n', at % bytes.Count) + 1, Enumerable.Repeat((byte)' ', width).ToArray()))));

    [Fact]
    public void A_hundred_thousand_broken_scenarios_are_answered_without_an_exception()
    {
        var answered = 0;
        Parallel.ForEach(Shipped, shipped =>
        {
            using var scratch = new Scratch();
            var good = File.ReadAllBytes(Path.Combine(ShippedScenarioTests.Folder, shipped));
            var file = scratch.Write("scenarios/broken.yaml", good);
            Broken(good, Count / Shipped.Length, bytes =>
            {
                File.WriteAllBytes(file, bytes);
                Answered(ScenarioLoader.Load<Scenario>(file, []), file);
                Interlocked.Increment(ref answered);
            });
        });
        Assert.True(answered >= Count, $"{answered} files");
    }

    [Fact]
    public void Broken_gardens_with_every_kind_of_key_are_answered_without_an_exception()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("garden.yaml", Scratch.Good);
        Broken(Encoding.UTF8.GetBytes(Scratch.Good), Count / 5, bytes =>
        {
            File.WriteAllBytes(file, bytes);
            Answered(ScenarioLoader.Load<Garden>(file, []), file);
        });
    }

    [Fact]
    public void Broken_experiments_of_every_kind_are_answered_without_an_exception() => Parallel.ForEach(SampleExperiments.Files, sample =>
    {
        using var scratch = new Scratch();
        var file = scratch.Write(SampleExperiments.Prepare(scratch) + "broken.yaml", sample.Value);
        Broken(Encoding.UTF8.GetBytes(sample.Value), Count / 100, bytes =>
        {
            File.WriteAllBytes(file, bytes);
            var loaded = ExperimentLoader.Load(file, []);
            Assert.Equal(loaded.Value is null, loaded.Diagnostics.Count > 0);
            Assert.All(loaded.Diagnostics, one => Assert.True(one is { Line: >= 1, Column: >= 1, Message.Length: > 0 }));
        });
    });

    [Fact]
    public void Broken_overrides_are_answered_without_an_exception()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("garden.yaml", Scratch.Good);
        var good = Encoding.UTF8.GetBytes("beds.north.steps[0].amount={triangular: [1, 2, 3], unit: l}");
        Mutation.Array[1, 3].Sample(
            mutations => Answered(ScenarioLoader.Load<Garden>(
                file, [Encoding.UTF8.GetString(mutations.Aggregate(good, (before, mutate) => mutate(before)))]), file),
            seed: Seed,
            iter: Count / 20,
            threads: 1);
    }

    private static void Broken(byte[] good, int count, Action<byte[]> answer) => Mutation.Array[1, 4].Sample(
        mutations => answer(mutations.Aggregate(good, (before, mutate) => mutate(before))), seed: Seed, iter: count, threads: 1);

    private static void Answered<T>(LoadResult<T> result, string file)
        where T : class
    {
        Assert.Equal(result.Value is null, result.Diagnostics.Count > 0);
        Assert.Equal(result.Value is null, result.CanonicalJson.Length == 0);
        Assert.All(result.Diagnostics, one =>
        {
            Assert.True(one is { Line: >= 1, Column: >= 1, Message.Length: > 0 });
            Assert.True(one.File == file || one.File.StartsWith("--set ", StringComparison.Ordinal), one.File);
            Assert.DoesNotContain('\n', one.ToString());
        });
    }

    private static Func<byte[], byte[]> Edit(int at, Action<List<byte>> edit) => bytes =>
    {
        List<byte> list = [.. bytes];
        if (list.Count > 0 && at >= 0)
        {
            edit(list);
        }

        return [.. list];
    };
}
