using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Jobs of several types: outcomes, limits, order, bursts, and what counts as an event of the model.</summary>
public class JobTests
{
    [Fact]
    public void A_job_that_fails_half_way_uses_half_and_adds_nothing()
    {
        var all = JobScenes.City(JobScenes.Typed(10_000, 5, ("a", JobScenes.Type(hours: new Constant(2))))).Run();
        var none = JobScenes.City(JobScenes.Typed(10_000, 5, ("a", JobScenes.Type(hours: new Constant(2), failed: 1)))).Run();

        Assert.Equal(1, all["card_hours_useful_share"]);
        Assert.Equal(0, none["card_hours_useful_share"]);
        Assert.Equal(all["jobs_submitted"], none["jobs_submitted"]);
        // The jobs that still run at the end are the difference between the two ratios.
        Assert.Equal(0.5, none["card_hours"] / all["card_hours"], 0.001);
    }

    [Fact]
    public void A_job_submitted_again_runs_its_whole_duration()
    {
        var result = JobScenes.City(JobScenes.Typed(10_000, 5, ("a", JobScenes.Type(hours: new Constant(2), failed: 1, resubmitted: 1)))).Run();

        Assert.Equal(2 / 3.0, result["card_hours_useful_share"], 0.001);
        Assert.Equal(0.5, result["jobs_failed_share"], 0.001);
    }

    [Fact]
    public void A_job_is_ended_at_its_limit()
    {
        var result = JobScenes.City(JobScenes.Typed(10_000, 5, ("a", JobScenes.Type(hours: new Constant(2), overEstimate: new Constant(0.25))))).Run();

        Assert.Equal(0, result["card_hours_useful_share"]);
        Assert.Equal(0.5, result["card_hours"] / result["jobs_started"], 0.001);
    }

    [Fact]
    public void A_model_event_is_a_job_submitted_started_or_ended()
    {
        // Constant short jobs on ample cards: all that were submitted but the last few have ended.
        var result = JobScenes.City(JobScenes.Typed(10_000, 50, ("a", JobScenes.Type(hours: new Constant(0.001)))), days: 100).Run();

        // Beside jobs: the start of each firm's three processes and of its settlement's twelve and so on.
        var others = result["model_events"] - (3 * result["jobs_submitted"]);
        Assert.InRange(others, 0, 20 * 30);
        Assert.True(result["kernel_events"] > 2 * result["jobs_submitted"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    public void Ten_minute_counts_vary_as_the_submissions_cluster(int batch, double dispersion)
    {
        var compute = JobScenes.Typed(100_000, 100, ("a", JobScenes.Type(hours: new Constant(0.001)))) with { Batch = Scenes.Always(batch) };

        var result = JobScenes.City(compute, days: 4 * 28).Run();

        // A Poisson process of batches of n has a dispersion of n. Of k = 16128 intervals of m = 13.9 jobs, the ratio has a
        // standard error of n sqrt((2 + n / m) / k), at most 0.016 n; five of them are a false alarm in two million seeds.
        Assert.Equal(dispersion, result["submissions_dispersion"], 0.08 * batch);
    }

    [Fact]
    public void The_rhythm_adds_the_variance_of_its_rates()
    {
        var compute = JobScenes.Typed(100_000, 100, ("a", JobScenes.Type(hours: new Constant(0.001)))) with
        {
            Rhythm = new Rhythm
            {
                Hours = [.. Enumerable.Range(0, 24).Select(hour => Scenes.Fixed(hour < 12 ? 0.5 : 1.5))],
                Weekdays = [.. Enumerable.Repeat(Scenes.Fixed(1), 7)],
            },
        };

        var result = JobScenes.City(compute, days: 4 * 28).Run();

        // 20 firms of 100 jobs a day: m = 13.9 a bin, and the rate varies by a half to either side: 1 + m / 4.
        Assert.Equal(1 + (2000 / 144.0 / 4), result["submissions_dispersion"], 0.3);
    }

    [Fact]
    public void Urgent_classes_wait_less_and_first_come_knows_no_classes()
    {
        var compute = JobScenes.Typed(36, 20, ("low", JobScenes.Type(@class: 1)), ("high", JobScenes.Type()));

        var byClass = JobScenes.City(compute).Run();
        var byTime = JobScenes.City(compute with { Discipline = JobDiscipline.FirstCome }).Run();

        Assert.True(byClass["wait_mean_hours_high"] < 0.3 * byClass["wait_mean_hours_low"]);
        Assert.Equal(1, byTime["wait_mean_hours_high"] / byTime["wait_mean_hours_low"], 0.2);
    }

    [Theory]
    [InlineData(JobDiscipline.ShortestFirst)]
    [InlineData(JobDiscipline.EasyBackfill)]
    [InlineData(JobDiscipline.ConservativeBackfill)]
    [InlineData(JobDiscipline.FairShare)]
    public void Other_orders_serve_the_same_jobs_and_some_of_them_sooner(JobDiscipline discipline)
    {
        var type = JobScenes.Type(cards: new Discrete([1, 16], [0.9, 0.1]));
        var compute = JobScenes.Typed(120, 20, ("a", type)) with { BackfillDepth = 128, FairShareHalfLife = Scenes.Fixed(7) };

        var byTime = JobScenes.City(compute).Run();
        var other = JobScenes.City(compute with { Discipline = discipline }).Run();

        Assert.Equal(byTime["jobs_submitted"], other["jobs_submitted"]);
        if (discipline != JobDiscipline.FairShare)
        {
            Assert.True(other["wait_mean_hours"] < 0.9 * byTime["wait_mean_hours"]);
        }
    }

    [Fact]
    public void A_firm_submits_the_same_jobs_whatever_another_lever_does()
    {
        var compute = JobScenes.Typed(100_000, 5, ("a", JobScenes.Type(cards: new Discrete([1, 8, 64], [0.8, 0.1, 0.1]))));

        var base_ = JobScenes.City(compute).Run();
        var other = JobScenes.City(compute with { Discipline = JobDiscipline.EasyBackfill, BackfillDepth = 8, Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(99) }] }).Run();

        Assert.Equal(base_.Firms("card_hours"), other.Firms("card_hours"));
        Assert.Equal(base_.Firms("jobs_submitted"), other.Firms("jobs_submitted"));
    }
}
