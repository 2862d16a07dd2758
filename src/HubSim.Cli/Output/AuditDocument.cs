using System.Globalization;
using System.Text;
using HubSim.Experiments.Auditing;
using HubSim.Experiments.Precision;

namespace HubSim.Cli.Output;

/// <summary>The coverage audit as a Markdown document.</summary>
static class AuditDocument
{
    private static readonly (string Part, string Title, string Text)[] Parts =
    [
        ("mean", "Intervals of a mean", "Student's t over replications. Normal values: exact, a guarantee. Others: claimed from 25 values for each squared unit of skewness on (Cochran 1977)."),
        ("difference", "Intervals of a paired difference", "Student's t of the differences between two policies on common random numbers."),
        ("probability", "Intervals of a probability", "Wilson's interval is what summaries show: claimed from 50 replications on, 8 of them true and 8 false to be expected. Clopper and Pearson's is never below its promise, and wider."),
        ("quantile", "Intervals of a quantile", "Between two of the ordered values: never below its promise, whatever the distribution; refused below the number of values that supports it."),
        ("stopped sequence", "Intervals after `--precision` stopped", ""),
        ("selection", "Selections of the best", "The best system leads all others, which are equal, by just delta: the hardest case. KN promises 1 - alpha for normal responses; it is also tried on others. OCBA promises nothing for its fixed budget; equal shares of it show what it gains."),
    ];

    /// <summary>The whole document.</summary>
    public static string Markdown(IReadOnlyList<AuditRow> rows, IReadOnlyList<ExactCoverage> exact, ulong seed, bool isQuick)
    {
        var text = new StringBuilder();
        Line(text, "# Coverage audit");
        Line(text);
        Line(text, "How often the statistical methods of this program are right on models whose answers are known. Written by");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"`hubsim audit{(isQuick ? " --quick" : "")}`, which `.ci/nightly` runs; seed {seed}. The command ends with 5 when a claim is violated."));
        Line(text);
        Line(text, "- **guarantees**: right at least as often as promised. Violated when the figure lies more than three of its own standard");
        Line(text, "  errors below; a guarantee that holds just so is missed by chance in 1 row of 740.");
        Line(text, "- **93 to 97 %**: promises 95 %, and its figure must lie in this range.");
        Line(text, "- **nothing**: outside the domain for which something is claimed; shown so that nobody need guess.");
        Line(text);
        Line(text, $"{rows.Count(row => !row.Holds) + exact.Count(one => !one.Holds)} of {rows.Count + exact.Count} rows violate their claim. ± is the standard error of the figure.");
        foreach (var (part, title, words) in Parts)
        {
            Line(text);
            Line(text, $"## {title}");
            Line(text);
            Line(text, Words.Wrapped(part == "stopped sequence" ? Stopping : words, 120));
            Line(text);
            Line(text, "| method | model | claim | right | n, mean | experiments | |");
            Line(text, "|---|---|---|---|---|---|---|");
            foreach (var row in rows.Where(row => row.Case.Part == part))
            {
                Line(text, Row(row));
            }

            if (part == "probability")
            {
                WriteExact(text, exact);
            }
        }

        return text.ToString();
    }

    /// <summary>A share with two decimals.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Stopping =>
        $"The rule {PrecisionRule.Words}. Claimed up to a skewness of 4, the largest that is tried: beyond, a wide target may be met before the sample shows how skewed it is.";

    private static void WriteExact(StringBuilder text, IReadOnlyList<ExactCoverage> exact)
    {
        Line(text);
        Line(text, "Computed, not tried: the worst and the best probability in the whole domain.");
        Line(text);
        Line(text, "| method | domain | claim | lowest | highest | |");
        Line(text, "|---|---|---|---|---|---|");
        foreach (var one in exact)
        {
            Line(text, $"| {one.Method} | {one.Domain} | {Claim(one.Claim, 0.95)} | {Percent(one.Lowest)} | {Percent(one.Highest)} | {Verdict(one.Claim, one.Holds)} |");
        }
    }

    private static string Row(AuditRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Case.Method} | {row.Case.Model} | {Claim(row.Case.Claim, row.Case.Nominal)} | {row.Figure * 100:0.00} ± {row.Error * 100:0.00} % | {row.MeanN:0} | {row.Experiments} | {Verdict(row.Case.Claim, row.Holds)} |");

    private static string Claim(AuditClaim claim, double nominal) => claim switch
    {
        AuditClaim.Guarantees => string.Create(CultureInfo.InvariantCulture, $"guarantees {nominal * 100:0.#} %"),
        AuditClaim.Approximates => "93 to 97 %",
        _ => "nothing",
    };

    private static string Verdict(AuditClaim claim, bool holds) => claim is AuditClaim.Outside ? "shown" : holds ? "holds" : "**violated**";

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
