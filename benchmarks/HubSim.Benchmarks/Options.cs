using System.Globalization;

namespace HubSim.Benchmarks;

/// <summary>The options of the command line that have a value.</summary>
static class Options
{
    /// <summary>Takes an option out of the words.</summary>
    /// <param name="words">Words of the command line; the option and its value are removed.</param>
    /// <param name="name">Name of the option, with its dashes.</param>
    /// <param name="value">Its value; null if it is not there.</param>
    /// <returns>False if it is there without a value, or twice.</returns>
    public static bool TryTake(List<string> words, string name, out string? value)
    {
        var at = words.IndexOf(name);
        value = at >= 0 && at + 1 < words.Count ? words[at + 1] : null;
        if (value is not null)
        {
            words.RemoveRange(at, 2);
        }

        return !words.Contains(name);
    }

    /// <summary>A factor above 0.</summary>
    public static bool TryFactor(string? text, out double factor)
    {
        factor = 1;
        return text is null
            || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out factor)
                && factor > 0 && double.IsFinite(factor));
    }
}
