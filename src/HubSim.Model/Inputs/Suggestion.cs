namespace HubSim.Model.Inputs;

/// <summary>Guesses what was meant by a misspelt word.</summary>
public static class Suggestion
{
    /// <summary>No key is as long as this; longer words are not compared.</summary>
    private const int MaxLength = 200;

    /// <summary>"; did you mean x?" for the nearest word that is near enough, else nothing.</summary>
    /// <param name="word">What was found.</param>
    /// <param name="allowed">What is allowed.</param>
    public static string For(string word, IEnumerable<string> allowed) =>
        Nearest(word, allowed) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>
    /// The nearest allowed word by letters inserted, removed, changed or swapped; null when more than two of them and more
    /// than a third of the word differ. The first of equals wins.
    /// </summary>
    /// <param name="word">What was found.</param>
    /// <param name="allowed">What is allowed.</param>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(allowed);
        if (word.Length > MaxLength)
        {
            return null;
        }

        var best = Math.Max(2, word.Length / 3) + 1;
        string? nearest = null;
        foreach (var candidate in allowed)
        {
            var distance = Distance(Folded(word), candidate, best);
            if (distance < best && distance < Math.Min(word.Length, candidate.Length))
            {
                (best, nearest) = (distance, candidate);
            }
        }

        return nearest;
    }

    /// <summary>Capitals and hyphens are the commonest slips, and cost nothing.</summary>
    private static string Folded(string word) => word.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    /// <summary>
    /// Optimal string alignment: Levenshtein's distance with swaps of neighbours as one step. Source: Damerau, CACM 7(3),
    /// 1964, in the restricted form that edits no letter twice.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(row[j - 1], last[j]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
