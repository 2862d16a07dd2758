namespace HubSim.Model.Support;

/// <summary>What a review has granted a firm for one pot.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="Rates">Rate by scheme of the pot, as the firm qualified when it was decided.</param>
readonly record struct Voucher(TimeSpan Until, double[] Rates);
