using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Detail days against detail jobs, where both must agree.</summary>
public class DetailTests
{
    private static readonly Distribution Cards = new Discrete([1, 8, 64], [0.8, 0.15, 0.05]);

    private static Compute Both(double cards) => JobScenes.Typed(
        cards,
        20,
        ("a", JobScenes.Type(Cards, new LogNormal(0.5, 1), failed: 0.3, resubmitted: 0.5, overEstimate: new LogNormal(3, 0.5))),
        ("large", JobScenes.Type(new Constant(64), new LogNormal(1, 1)))) with
    { Batch = Scenes.Sometimes(new Discrete([1, 10], [0.8, 0.2])) };

    [Fact]
    public void Large_jobs_are_the_same_jobs_in_both()
    {
        var jobs = JobScenes.City(Both(1_000_000)).Run();
        var days = JobScenes.City(Both(1_000_000) with { Detail = ComputeDetail.Days }).Run();

        Assert.Equal(jobs["card_hours_large"], days["card_hours_large"], 6);
    }

    [Fact]
    public void With_cards_for_all_both_use_and_finish_as_much()
    {
        double[] jobs = new double[4], days = new double[4];
        string[] responses = ["jobs_submitted", "card_hours", "card_hours_useful_share", "cards_utilisation"];
        for (var replication = 0; replication < 10; replication++)
        {
            var one = JobScenes.City(Both(1_000_000)).Run(replication);
            var other = JobScenes.City(Both(1_000_000) with { Detail = ComputeDetail.Days }).Run(replication);
            for (var i = 0; i < 4; i++)
            {
                jobs[i] += one[responses[i]] / 10;
                days[i] += other[responses[i]] / 10;
            }
        }

        // 73,000 jobs a replication in batches of mean 2.8, mean square 20.8: the mean of ten has a standard error of 0.4 % of
        // the small ones' count, and with a squared coefficient of variation of 12 for card-hours, of 0.6 % of theirs.
        for (var i = 0; i < 4; i++)
        {
            Assert.True(Math.Abs((days[i] / jobs[i]) - 1) < 0.035, $"{responses[i]}: {days[i]} in days and {jobs[i]} in jobs");
        }
    }

    [Fact]
    public void A_pool_without_cards_serves_nobody_in_either()
    {
        var market = new Market { Patience = Scenes.Always(1), BoughtShare = Scenes.Fixed(0.5), Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(1) }] };
        foreach (var detail in new[] { ComputeDetail.Jobs, ComputeDetail.Days })
        {
            var result = JobScenes.City(Both(0) with { Detail = detail, Market = market }).Run();

            Assert.Equal(0, result["jobs_started"]);
            Assert.Equal(0, result["card_hours"]);
            Assert.Equal(0.5, result["jobs_bought_share"], 0.02);
        }
    }

    [Fact]
    public void What_needs_every_job_is_marked()
    {
        var columns = new HubModel(JobScenes.City(Both(10)), []).Responses;

        Assert.All(columns.Where(column => column.Name.StartsWith("wait_", StringComparison.Ordinal)), column => Assert.True(column.NeedsJobs));
        Assert.All(columns.Where(column => column.Name.StartsWith("card_hours_", StringComparison.Ordinal) && column.Name != "card_hours_useful_share"), column => Assert.True(column.NeedsJobs));
        Assert.DoesNotContain(columns, column => column.NeedsJobs && column.Name is "card_hours" or "jobs_submitted" or "cards_utilisation");
    }
}
