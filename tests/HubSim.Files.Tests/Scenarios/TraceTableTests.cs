using HubSim.Files.Scenarios;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>The shipped tables of job durations and cards against what the traces' authors published.</summary>
public sealed class TraceTableTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("acme", "seren", 134.0, 413.0, 1352.0, 3269.0, 27528.0)]
    [InlineData("acme", "kalos", 125.0, 380.0, 1546.0, 2938.0, 13714.0)]
    [InlineData("acme", "helios", 201.0, 1001.0, 6969.0, 20661.0, 145778.0)]
    [InlineData("acme", "philly", 853.0, 3186.0, 15822.0, 68672.0, 413581.0)]
    [InlineData("acme", "pai", 484.0, 3095.0, 11386.0, 22677.0, 64882.0)]
    public void Clusters_have_the_quantiles_read_off_their_figures(string file, string series, params double[] seconds)
    {
        var duration = Of(file + "-durations.csv", series, "logarithmic");
        foreach (var (u, expected) in new[] { 0.5, 0.75, 0.9, 0.95, 0.99 }.Zip(seconds))
        {
            Assert.Equal(1, duration.Quantile(u) / expected, 0.004);
        }
    }

    [Theory]
    [InlineData("kalos_pretrain", 707.0, 43_152.0, 280_635.0)]
    [InlineData("seren_pretrain", 297.0, 24_639.0, 313_273.0)]
    [InlineData("seren_sft", 197.0, 1128.0, 13_281.0)]
    [InlineData("seren_eval", 129.0, 1208.0, 15_588.0)]
    public void Job_types_have_the_quantiles_read_off_their_figures(string series, params double[] seconds)
    {
        var duration = Of("acme-durations.csv", series, "logarithmic");
        foreach (var (u, expected) in new[] { 0.5, 0.9, 0.99 }.Zip(seconds))
        {
            Assert.Equal(1, duration.Quantile(u) / expected, 0.004);
        }
    }

    [Theory]
    [InlineData("acme", "seren", 122, 1414, 0.10, 0.17)]
    [InlineData("acme", "kalos", 124, 1260, 0.01, 0.07)]
    [InlineData("acme", "helios", 206, 6652, 0.03, 0.05)]
    [InlineData("acme", "philly", 874, 18_006, 0.03, 0.01)]
    [InlineData("acme", "pai", 481, 4787, 0.01, 0.03)]
    [InlineData("helios", "venus", 204, 13_041, 0.03, 0.045)]
    [InlineData("helios", "earth", 234, 5131, 0.01, 0.065)]
    [InlineData("helios", "saturn", 124, 5253, 0.01, 0.055)]
    [InlineData("helios", "uranus", 280, 9164, 0.03, 0.04)]
    public void Published_medians_and_means_are_met_and_straight_lines_would_meet_the_means_worse(
        string file, string series, double median, double mean, double medianOff, double meanOff)
    {
        var curved = Of(file + "-durations.csv", series, "logarithmic");
        Assert.Equal(1, curved.Quantile(0.5) / median, medianOff);
        Assert.Equal(1, curved.Mean / mean, meanOff);
        var straight = Of(file + "-durations.csv", series, "straight");
        Assert.True(Math.Abs(straight.Mean - mean) > Math.Abs(curved.Mean - mean));
    }

    [Theory]
    [InlineData("acme", "seren", 5.68, 0.17)]
    [InlineData("acme", "kalos", 26.77, 0.01)]
    [InlineData("acme", "helios", 3.72, 0.01)]
    [InlineData("acme", "philly", 1.93, 0.01)]
    [InlineData("helios", "venus", 6.74, 0.01)]
    [InlineData("helios", "earth", 2.10, 0.01)]
    [InlineData("helios", "saturn", 4.01, 0.01)]
    [InlineData("helios", "uranus", 4.04, 0.01)]
    public void Cards_of_a_job_have_the_published_mean(string file, string series, double mean, double off) =>
        Assert.Equal(1, Of(file + "-cards.csv", series, "steps").Mean / mean, off);

    // At 512 cards the figures draw a step from 511 to 513, which the tables put where it belongs.
    [Theory]
    [InlineData("seren_gpu_time", 0.12, 0.28, 0.56, 0.70)]
    [InlineData("kalos_gpu_time", 0.01, 0.03, 0.25, 0.64)]
    [InlineData("helios_gpu_time", 0.41, 0.94, 1.00, 1.00)]
    public void Card_time_is_shared_by_the_size_of_jobs_as_published(string series, params double[] shares)
    {
        var cards = Of("acme-cards.csv", series, "steps");
        foreach (var (size, share) in new[] { 8.0, 64, 256, 512 }.Zip(shares))
        {
            Assert.Equal(share, cards.Cdf(size), 0.006);
        }
    }

    private Distribution Of(string file, string series, string interpolation)
    {
        scratch.Write(file, File.ReadAllBytes(Path.Combine(ShippedScenarioTests.Folder, "data", file)));
        var result = ScenarioLoader.Load<OneChance>(
            scratch.Write("one.yaml", $"format: 1\nx: {{table: {{file: {file}, series: {series}, interpolation: {interpolation}}}}}\n"), []);
        Assert.Empty(result.Diagnostics);
        return result.Value!.X.Distribution;
    }

    public sealed record OneChance
    {
        [Input("A number of any size.")]
        public required Chance X { get; init; }
    }
}
