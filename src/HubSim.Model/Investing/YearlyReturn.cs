namespace HubSim.Model.Investing;

/// <summary>Money that came back, and how long after it was paid in.</summary>
/// <param name="Years">Time since it was paid in; not negative.</param>
/// <param name="Million">RMB million; not negative.</param>
readonly record struct Proceeds(double Years, double Million);

/// <summary>
/// The yearly return of investments: the rate r at which what came back is worth what was paid in, the sum of
/// proceeds / (1 + r)^years = paid. Counted from the day on which each was paid in, all payments lie before all proceeds, so
/// that the sum falls with r and there is one such rate at most; bisection finds it to the last digits.
/// </summary>
static class YearlyReturn
{
    private const double LargestLog = 64;

    /// <summary>Solves for the rate.</summary>
    /// <param name="paid">All that was paid in, RMB million.</param>
    /// <param name="proceeds">All that came back.</param>
    /// <returns>
    /// The rate, -1 when nothing came back; null when nothing was paid in, or when no rate makes the two sides equal (all
    /// came back on the day it was paid in).
    /// </returns>
    public static double? Of(double paid, IReadOnlyList<Proceeds> proceeds)
    {
        if (paid <= 0)
        {
            return null;
        }

        if (!proceeds.Any(part => part.Million > 0))
        {
            return -1;
        }

        var (low, high) = (-1.0, 1.0);
        while (low > -LargestLog && Worth(proceeds, low) < paid)
        {
            low *= 2;
        }

        while (high < LargestLog && Worth(proceeds, high) > paid)
        {
            high *= 2;
        }

        var (most, least) = (Worth(proceeds, low), Worth(proceeds, high));
        return most < paid || least > paid || most == least ? null : Elementary.ExpM1(Root(paid, proceeds, low, high));
    }

    /// <summary>Bisection for ln(1 + r) until the bounds are neighbours, or as good as.</summary>
    private static double Root(double paid, IReadOnlyList<Proceeds> proceeds, double low, double high)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Worth(proceeds, middle) > paid ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    /// <summary>What the proceeds are worth on the day of payment, at ln(1 + r) = log.</summary>
    private static double Worth(IReadOnlyList<Proceeds> proceeds, double log)
    {
        var sum = 0.0;
        foreach (var part in proceeds)
        {
            sum += part.Million * Elementary.Exp(-log * part.Years);
        }

        return sum;
    }
}
