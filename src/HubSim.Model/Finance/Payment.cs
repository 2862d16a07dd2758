namespace HubSim.Model.Finance;

/// <summary>One movement of money.</summary>
/// <param name="Time">When.</param>
/// <param name="From">Who paid.</param>
/// <param name="To">Who received.</param>
/// <param name="Reason">What for.</param>
/// <param name="Amount">How much.</param>
readonly record struct Payment(TimeSpan Time, Account From, Account To, PaymentReason Reason, Money Amount);

/// <summary>Somebody who is told of every payment; without one, nothing is kept of a payment but the balances.</summary>
interface ILedgerObserver
{
    /// <summary>Takes one payment, in the order in which they are made; payments of nothing are left out.</summary>
    void Paid(Ledger ledger, in Payment payment);
}
