using System.Globalization;

namespace HubSim.Experiments.Discovery;

/// <summary>A condition on a response: when a planner calls a run bad.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Comparison">How the response is compared: &lt;, &lt;=, &gt;, &gt;=, == or !=.</param>
/// <param name="Value">What it is compared with, in the unit of the response; a truth value is 1 or 0.</param>
public sealed record Condition(string Response, string Comparison, double Value)
{
    private static readonly string[] Comparisons = ["<=", ">=", "==", "!=", "<", ">"];

    /// <summary>Reads a condition such as <c>target_reached == 0</c> or <c>wait_p95_hours &gt; 48</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The condition; null when the text is none.</returns>
    public static Condition? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var comparison in Comparisons)
        {
            var at = text.IndexOf(comparison, StringComparison.Ordinal);
            if (at > 0)
            {
                var (name, number) = (text[..at].Trim(), text[(at + comparison.Length)..].Trim());
                double? value = number switch
                {
                    "true" => 1,
                    "false" => 0,
                    _ => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed) ? parsed : null,
                };
                return value is { } found && name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
                    ? new Condition(name, comparison, found)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Whether a value of the response meets the condition.</summary>
    /// <param name="value">The value, not NaN.</param>
    public bool Holds(double value) => Comparison switch
    {
        "<" => value < Value,
        "<=" => value <= Value,
        ">" => value > Value,
        ">=" => value >= Value,
        "==" => value == Value,
        _ => value != Value,
    };

    /// <summary>The condition as it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Response} {Comparison} {Value}");
}
