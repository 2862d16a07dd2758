namespace HubSim.Model.Worlds;

/// <summary>
/// Whole things out of real numbers, reckoned in decimal: 29 % of 100 cards are 29 cards, although the binary product of
/// the two lies just below.
/// </summary>
static class Whole
{
    /// <summary>The whole part of a product of two numbers that are not negative.</summary>
    public static long Floor(double a, double b) => (long)decimal.Floor((decimal)a * (decimal)b);

    /// <summary>How often one amount fits into another.</summary>
    public static long Ratio(double whole, double part) => (long)decimal.Floor((decimal)whole / (decimal)part);
}
