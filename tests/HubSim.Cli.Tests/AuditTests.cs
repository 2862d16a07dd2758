using HubSim.Experiments.Auditing;

namespace HubSim.Cli.Tests;

/// <summary>The coverage audit as a command and as a document.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_quick_audit_writes_a_table_with_every_case_and_ends_with_0()
    {
        var ended = Hubsim.Run(workshop.Folder, "audit", "--quick");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Empty(ended.Err);
        Assert.Equal(AuditPlan.Cases.Count + ExactCoverage.All().Count, Rows(ended.Out));
    }

    [Fact]
    public void The_committed_table_has_every_case_and_no_claim_is_violated()
    {
        var text = File.ReadAllText(Hubsim.Shipped("docs/coverage.md"));

        Assert.Equal(AuditPlan.Cases.Count + ExactCoverage.All().Count, Rows(text));
        Assert.All(AuditPlan.Cases, one => Assert.Contains($"| {one.Method} | {one.Model} |", text, StringComparison.Ordinal));
        Assert.DoesNotContain("**violated**", text, StringComparison.Ordinal);
        Assert.Contains($"seed {AuditPlan.Seed}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--quick", text, StringComparison.Ordinal);
    }

    private static int Rows(string text) =>
        text.Split('\n').Count(line => line.EndsWith("| holds |", StringComparison.Ordinal) || line.EndsWith("| shown |", StringComparison.Ordinal));
}
