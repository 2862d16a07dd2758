using HubSim.Kernel;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Every payment, for those who ask for them.</summary>
public class LedgerTests
{
    private static Scenario City => SupportScenes.City(SupportScenes.Programme() with
    {
        Misuse = SupportScenes.Misuse(0.3, 0.5),
        ClawBack = new ClawBack { Within = Scenes.Fixed(24), Share = Scenes.Fixed(0.5), FromClosed = true },
    });

    private static Table Ledger(out HubReplication replication)
    {
        replication = new HubModel(City, []) { KeepsPayments = true }.Run(new Simulator(), 2, CancellationToken.None);
        return replication.Ledger!;
    }

    private static Cells Column(Table table, string name) =>
        table[table.Columns.Select(column => column.Name).ToList().IndexOf(name)];

    [Fact]
    public void Keeping_payments_changes_nothing_else()
    {
        Ledger(out var kept);
        var plain = City.Run(2);
        Assert.Null(plain.Replication.Ledger);
        Assert.Equal(plain.Text(), new Result(kept, _ => 0).Text());
    }

    [Fact]
    public void The_payments_of_a_firm_come_to_what_it_has()
    {
        var ledger = Ledger(out var replication);
        var (payer, candidate, amount) = (Column(ledger, "payer"), Column(ledger, "candidate"), Column(ledger, "amount_fen"));
        var cash = new Dictionary<long, long>();
        for (var row = 0; row < ledger.Rows; row++)
        {
            if (!candidate.IsMissing(row))
            {
                var firm = candidate.Whole[row];
                cash[firm] = cash.GetValueOrDefault(firm) + (payer.Text[row] == "firm" ? -amount.Whole[row] : amount.Whole[row]);
            }
        }

        var firms = new Result(replication, _ => 0);
        var expected = firms.Firms("candidate").Zip(firms.Firms("cash_fen"), (number, fen) => ((long)number!, (long)fen!)).Order();
        Assert.Equal(expected, cash.Select(firm => (firm.Key, firm.Value)).Order());
    }

    [Fact]
    public void The_payments_of_a_pot_come_to_what_the_responses_say()
    {
        var ledger = Ledger(out _);
        var result = City.Run(2);
        var (pot, reason, amount) = (Column(ledger, "pot"), Column(ledger, "reason"), Column(ledger, "amount_fen"));
        long Sum(string what, string? from = null) =>
            Enumerable.Range(0, ledger.Rows).Where(row => reason.Text[row] == what && (from is null || pot.Text[row] == from)).Sum(row => amount.Whole[row]);
        Assert.Equal(result["pot_models_spent_fen"], Sum("claim", "pot models"));
        Assert.Equal(result["pot_corpora_spent_fen"], Sum("claim", "pot corpora"));
        Assert.Equal(result["pot_models_funded_fen"], Sum("pot_filled", "pot models"));
        Assert.Equal(result["clawed_back_fen"], Sum("claw_back"));
        Assert.Equal(result.Firms("diverted_fen").Sum(fen => (long)fen!), Sum("diverted"));
        Assert.True(Sum("claw_back") > 0 && Sum("diverted") > 0 && Sum("other") == 0);
    }
}
