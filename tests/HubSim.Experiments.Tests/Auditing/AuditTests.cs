using HubSim.Experiments.Auditing;

namespace HubSim.Experiments.Tests.Auditing;

/// <summary>The coverage audit in small, and the auditor itself.</summary>
public sealed class AuditTests
{
    public static TheoryData<string> Names() => [.. AuditPlan.Cases.Select(one => one.Name)];

    /// <summary>
    /// A twentieth of the experiments, with a fixed seed. With another seed each of some 75 rows would be refused by chance
    /// at most once in 740 times, all together once in ten.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Methods_are_right_as_often_as_they_claim(string name)
    {
        var one = AuditPlan.Cases.Single(one => one.Name == name);
        var row = Audit.Run(one, one.Quick, AuditPlan.Seed, 1, TestContext.Current.CancellationToken);
        Assert.True(row.Holds, $"{name}: {row.Figure:P2} of {row.Experiments}");
    }

    [Fact]
    public void Exact_coverages_keep_their_claims() =>
        Assert.All(ExactCoverage.All(), one => Assert.True(one.Holds, $"{one.Method}, {one.Domain}: {one.Lowest} to {one.Highest}"));

    [Fact]
    public void A_row_does_not_depend_on_workers()
    {
        var one = AuditPlan.Cases[1];
        var alone = Audit.Run(one, 1_234, 5, 1, TestContext.Current.CancellationToken);
        var three = Audit.Run(one, 1_234, 5, 3, TestContext.Current.CancellationToken);
        Assert.Equal(alone, three);
        Assert.NotEqual(alone.Right, Audit.Run(one, 1_234, 6, 1, TestContext.Current.CancellationToken).Right);
    }

    [Theory]
    [InlineData(AuditClaim.Guarantees, 0.95, true)]
    [InlineData(AuditClaim.Guarantees, 0.944, false)]
    [InlineData(AuditClaim.Guarantees, 1.0, true)]
    [InlineData(AuditClaim.Approximates, 0.931, true)]
    [InlineData(AuditClaim.Approximates, 0.929, false)]
    [InlineData(AuditClaim.Approximates, 0.971, false)]
    [InlineData(AuditClaim.Outside, 0.5, true)]
    public void The_auditor_sees_what_is_violated_and_only_that(AuditClaim claim, double figure, bool holds)
    {
        var one = new AuditCase("part", "method", "model", claim, 0.95, 20_000, _ => default);
        Assert.Equal(holds, new AuditRow(one, 20_000, (int)(figure * 20_000), 10).Holds);
    }

    [Fact]
    public void A_method_that_promises_too_much_is_caught()
    {
        // Normal quantiles in place of Student's with five values: right in 88 % of all cases.
        var honest = AuditPlan.Cases.Single(one => one.Name == "mean, Student t, normal, n = 10");
        var number = 0;
        var boasting = honest with { Try = streams => honest.Try(streams) with { IsRight = number++ % 100 < 88 } };
        Assert.False(Audit.Run(boasting, 1_000, 1, 1, TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public void Waiting_in_the_queue_is_what_the_textbook_says() =>
        // Law, Simulation Modeling and Analysis, example 4.26: 2.12 for 25 customers at utilisation 0.9.
        Assert.Equal(2.12, TransientQueue.ExpectedWait(), 2);
}
