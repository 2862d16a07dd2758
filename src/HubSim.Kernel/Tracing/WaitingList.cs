using System.Collections;
using System.Globalization;
using System.Text;

namespace HubSim.Kernel.Tracing;

/// <summary>
/// Who waits for what: every process that waits, in the order of the starts, as it was when somebody asked. Its text is
/// a table.
/// </summary>
public sealed class WaitingList : IReadOnlyList<WaitingProcess>
{
    private readonly List<WaitingProcess> processes;
    private readonly TimeSpan now;

    internal WaitingList(List<WaitingProcess> processes, TimeSpan now, bool isForEver)
    {
        this.processes = processes;
        this.now = now;
        IsForEver = isForEver;
        Circles = WaitCircles.Of(processes);
    }

    /// <inheritdoc/>
    public int Count => processes.Count;

    /// <summary>
    /// Whether they wait for ever, unless somebody outside does something: no event is pending that could wake one.
    /// </summary>
    public bool IsForEver { get; }

    /// <summary>
    /// Processes that wait for each other in a circle: each for what the next one holds, or for its end, and the last
    /// for the first. Waits that end by the clock and firsts-of are left out, since they may find another way out. Each
    /// process is in one circle at most.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<WaitingProcess>> Circles { get; }

    /// <inheritdoc/>
    public WaitingProcess this[int index] => processes[index];

    /// <inheritdoc/>
    public IEnumerator<WaitingProcess> GetEnumerator() => processes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table of who waits for what, since when, and who is in the way.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Heading()).Append('\n');
        if (Count > 0)
        {
            AppendTable(text);
        }

        foreach (var circle in Circles)
        {
            var links = circle.Select((process, index) => Link(process, circle[(index + 1) % circle.Count]));
            text.Append("circle: ").AppendJoin("; ", links).Append('\n');
        }

        return text.ToString();
    }

    private string Heading()
    {
        var many = Count switch
        {
            0 => "Nobody waits",
            1 => "1 process waits",
            _ => $"{WaitText.Number(Count)} processes wait",
        };
        var forEver = IsForEver && Count > 0 ? ", and nothing is pending that could wake one" : "";
        return $"{many} at {Clock(now)}{forEver}.";
    }

    private void AppendTable(StringBuilder text)
    {
        string[][] rows =
        [
            ["process", "since", "waits for", "blocked by"],
            .. processes.Select(process => new[]
            {
                $"{WaitText.Number(process.Number)} {process.Name}",
                process.Since is { } since ? Clock(since) : "",
                process.Wait.ToString(),
                string.Join(", ", process.Blockers),
            }),
        ];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            text.Append(line.ReplaceLineEndings(" ").TrimEnd()).Append('\n');
        }
    }

    private static string Link(WaitingProcess process, WaitingProcess next)
    {
        var who = string.Create(CultureInfo.InvariantCulture, $"{process.Number} {process.Name}");
        var way = process.Wait.Kind switch
        {
            WaitKind.Process => "",
            WaitKind.Acquire => string.Create(CultureInfo.InvariantCulture, $", held by {next.Number} {next.Name}"),
            _ => string.Create(CultureInfo.InvariantCulture, $", and {next.Number} {next.Name} is in the way"),
        };
        return $"{who} waits for {WaitText.Of(process.Wait, Clock)}{way}";
    }

    private static string Clock(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
