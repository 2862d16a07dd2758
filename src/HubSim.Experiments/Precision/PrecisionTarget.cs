using System.Globalization;

namespace HubSim.Experiments.Precision;

/// <summary>What of a response is to be known precisely.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>Its mean; of a truth value, its probability.</summary>
    public sealed record Mean : Measure;

    /// <summary>One of its quantiles.</summary>
    /// <param name="Share">Share of values below it, between 0 and 1.</param>
    public sealed record Quantile(double Share) : Measure
    {
        /// <summary>Its name, for example p90.</summary>
        public string Name => string.Create(CultureInfo.InvariantCulture, $"p{Share * 100:0.######}");
    }
}

/// <summary>How precisely something of a response is to be known.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Measure">What of it.</param>
/// <param name="Amount">
/// Largest half-width: above 0; in the unit of the response, or as a share of the estimate (0.05 is 5 %).
/// </param>
/// <param name="IsRelative">True when the amount is a share of the estimate.</param>
public sealed record PrecisionTarget(string Response, Measure Measure, double Amount, bool IsRelative)
{
    /// <summary>What is estimated, as the user writes it: <c>firms_alive</c> or <c>p90(firms_alive)</c>.</summary>
    public string Name => Measure is Measure.Quantile quantile ? $"{quantile.Name}({Response})" : Response;

    /// <summary>
    /// The half-width that is wanted, as the user writes it: <c>±5%</c> or <c>±0.02</c>. Reading it gives the same amount.
    /// </summary>
    public string Wanted => IsRelative
        ? string.Create(CultureInfo.InvariantCulture, $"±{Amount * 100:G12}%")
        : string.Create(CultureInfo.InvariantCulture, $"±{Amount:R}");

    /// <summary>The target, as the user writes it.</summary>
    public override string ToString() => $"{Name} {Wanted}";
}
