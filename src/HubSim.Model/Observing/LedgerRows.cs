using HubSim.Model.Finance;
using HubSim.Model.Recording;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>A row per payment, for those who ask for them.</summary>
sealed class LedgerRows : ILedgerObserver
{
    private static readonly string[] Kinds = [.. Enum.GetNames<AccountKind>().Select(Word)];
    private static readonly string[] Reasons = [.. Enum.GetNames<PaymentReason>().Select(Word)];

    private readonly Dictionary<string, (string Origin, string? Parent)> origins = new(StringComparer.Ordinal);

    /// <summary>The columns of ledger.parquet.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("time_days", ColumnType.Double, false, "days since the start", "When the payment was made."),
        new("payer", ColumnType.Category, false, "", "Kind of account that paid: firm, pot, treasury, investors, customers, staff, pool_operator and so on."),
        new("receiver", ColumnType.Category, false, "", "Kind of account that received."),
        new("pot", ColumnType.Category, true, "", "Name of the pot that paid or received; missing when none did."),
        new("origin", ColumnType.Category, true, "", "Origin of the firm that paid or received; missing when none did."),
        new("parent", ColumnType.Category, true, "", "Incumbent that this firm's founders left; missing for all other origins."),
        new("candidate", ColumnType.Int64, true, "", "Number of that firm among the candidates of its origin."),
        new("reason", ColumnType.Category, false, "", "What the payment was for."),
        new("amount_fen", ColumnType.Int64, false, "fen", "How much; always above zero."),
    ];

    /// <summary>The payments so far.</summary>
    public Table Table { get; } = new(Columns);

    /// <inheritdoc/>
    public void Paid(Ledger ledger, in Payment payment)
    {
        var (from, to) = (ledger.KindOf(payment.From), ledger.KindOf(payment.To));
        Table.Add(World.Day(payment.Time));
        Table.Add(Kinds[(int)from]);
        Table.Add(Kinds[(int)to]);
        Table.Add(Pot(ledger, payment.From) ?? Pot(ledger, payment.To));
        AddFirm(ledger, from == AccountKind.Firm ? payment.From : to == AccountKind.Firm ? payment.To : null);
        Table.Add(Reasons[(int)payment.Reason]);
        Table.Add(payment.Amount.Fen);
    }

    private static string? Pot(Ledger ledger, Account account) =>
        ledger.KindOf(account) == AccountKind.Pot ? ledger.HolderOf(account).Name : null;

    private void AddFirm(Ledger ledger, Account? firm)
    {
        if (firm is { } known)
        {
            var (name, candidate) = ledger.HolderOf(known);
            var (origin, parent) = OriginOf(name);
            Table.Add(origin);
            Table.Add(parent);
            Table.Add((long)candidate);
        }
        else
        {
            Table.AddNull();
            Table.AddNull();
            Table.AddNull();
        }
    }

    /// <summary>Origin and parent of a firm: the holder of its account is called origin/parent where there is one.</summary>
    private (string Origin, string? Parent) OriginOf(string name)
    {
        if (!origins.TryGetValue(name, out var origin))
        {
            origin = name.Split('/') is [var first, var parent] ? (first, parent) : (name, null);
            origins.Add(name, origin);
        }

        return origin;
    }

    /// <summary>PoolOperator becomes pool_operator.</summary>
    private static string Word(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
