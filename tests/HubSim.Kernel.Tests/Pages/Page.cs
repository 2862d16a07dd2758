using System.Text;
using System.Text.RegularExpressions;

namespace HubSim.Kernel.Tests.Pages;

/// <summary>
/// A page of <c>docs/</c> whose code and output are not written by hand. In the page, a comment above a fenced block
/// says what the block shows:
/// <code>
/// &lt;!-- code tests/HubSim.Kernel.Tests/Examples/Carwash.cs --&gt;            the whole file
/// &lt;!-- code tests/HubSim.Kernel.Tests/Pages/FirstSteps.cs#using,first --&gt; two regions of it, one below the other
/// &lt;!-- output trace --&gt;                                                 what the test gives under that name
/// </code>
/// A region of a source file lies between the comments <c>// begin first</c> and <c>// end first</c>, and is shown
/// without its indentation. To write the blocks anew, set the environment variable HUBSIM_RENEW to 1 and run the tests.
/// </summary>
internal static partial class Page
{
    private const string Fence = "```";
    private static readonly Lock Renewing = new();

    /// <summary>Root folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Fails unless each block of a page that says what it shows shows just that.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <param name="outputs">What the programs of the page wrote, by name; each must be shown. Blocks with the output
    /// of other programs are left to other tests.</param>
    public static void IsTrue(string path, params (string Name, string Text)[] outputs)
    {
        lock (Renewing)
        {
            var (written, right) = Compare(path, outputs);
            if (Environment.GetEnvironmentVariable("HUBSIM_RENEW") == "1")
            {
                File.WriteAllText(Path.Combine(Root, path), right);
                return;
            }

            Assert.Equal(right, written);
        }
    }

    /// <summary>A page as it is, and as it should be.</summary>
    public static (string Written, string Right) Compare(string path, params (string Name, string Text)[] outputs)
    {
        var written = File.ReadAllText(Path.Combine(Root, path));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var right = Render(written, outputs, shown);
        Assert.All(outputs, output => Assert.Contains(output.Name, shown));
        return (written, right);
    }

    /// <summary>A region of a source file as a page shows it; the whole file if none is named.</summary>
    public static string Code(string reference)
    {
        var parts = reference.Split('#');
        var lines = File.ReadAllLines(Path.Combine(Root, parts[0]));
        return parts.Length == 1
            ? string.Join('\n', lines)
            : string.Join("\n\n", parts[1].Split(',').Select(region => Region(lines, region, reference)));
    }

    private static string Render(string page, (string Name, string Text)[] outputs, HashSet<string> shown)
    {
        var lines = page.Split('\n');
        var right = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            right.Append(lines[i]).Append(i < lines.Length - 1 ? "\n" : "");
            if (Directive().Match(lines[i]) is not { Success: true } directive)
            {
                continue;
            }

            var what = directive.Groups["what"].Value;
            var isCode = directive.Groups["kind"].Value == "code";
            var open = Array.FindIndex(lines, i, line => line.StartsWith(Fence, StringComparison.Ordinal));
            var close = Array.IndexOf(lines, Fence, open + 1);
            Assert.True(open == i + 1 && close > open, $"No fenced block follows '{lines[i]}'.");
            var block = isCode ? Code(what) : outputs.FirstOrDefault(output => output.Name == what).Text;
            block ??= string.Join('\n', lines[(open + 1)..close]);
            right.Append(lines[open]).Append('\n').Append(block.TrimEnd('\n')).Append('\n').Append(Fence).Append('\n');
            shown.Add(what);
            i = close;
        }

        return right.ToString();
    }

    private static string Region(string[] lines, string region, string reference)
    {
        var begin = Array.FindIndex(lines, line => line.Trim() == $"// begin {region}");
        var end = Array.FindIndex(lines, line => line.Trim() == $"// end {region}");
        Assert.True(begin >= 0 && end > begin, $"There is no region '{region}' in {reference}.");
        var body = lines[(begin + 1)..end];
        var indent = body.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', body.Select(line => line.Length > 0 ? line[indent..] : line)).Trim('\n');
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run below the repository's root.");
    }

    [GeneratedRegex(@"^<!-- (?<kind>code|output) (?<what>\S+) -->$", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Directive();
}
