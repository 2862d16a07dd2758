using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace HubSim.Report.Charts;

/// <summary>How the values of a chart are written.</summary>
internal enum Notation
{
    /// <summary>Whole numbers with thousands apart.</summary>
    Whole,

    /// <summary>Three figures that matter.</summary>
    Short,

    /// <summary>Shares as percentages.</summary>
    Percent,

    /// <summary>Differences of shares in percentage points.</summary>
    Points,
}

/// <summary>What the horizontal axis of a chart is.</summary>
internal enum Axis
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Numbers, for example ages in months.</summary>
    Numbers,

    /// <summary>The values, with a row of the vertical axis for each name.</summary>
    Names,
}

/// <summary>
/// What a chart shows, without a word on how: the page's script draws it, and the same values are written below it as a table.
/// Colours are names of roles, which the page knows for light and dark: <c>a</c> to <c>d</c>, <c>target</c>, <c>quiet</c>.
/// </summary>
internal sealed record Chart
{
    /// <summary>Name within the page.</summary>
    public required string Id { get; init; }

    /// <summary>What the horizontal axis is.</summary>
    public required Axis Axis { get; init; }

    /// <summary>How values are written.</summary>
    public required Notation Notation { get; init; }

    /// <summary>Unit of the values in words.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit of the horizontal axis in words; empty for days and names.</summary>
    public string Across { get; init; } = "";

    /// <summary>Days as day numbers, or numbers: where the lines and bands have their values.</summary>
    public IReadOnlyList<double> Places { get; init; } = [];

    /// <summary>Names of the rows of a chart of names, from the top.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Areas between two lines.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Lines.</summary>
    public IReadOnlyList<Line> Lines { get; init; } = [];

    /// <summary>Marks with whiskers.</summary>
    public IReadOnlyList<Marks> Marks { get; init; } = [];

    /// <summary>Bars from one value to another: a row each of a chart of names.</summary>
    public IReadOnlyList<Bars> Bars { get; init; } = [];

    /// <summary>Values to which others are held, drawn across.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>Days that matter, drawn from top to bottom.</summary>
    public IReadOnlyList<Level> Moments { get; init; } = [];

    /// <summary>The smallest value of the value axis; null to let the chart choose.</summary>
    public double? Least { get; init; }

    /// <summary>The largest value of the value axis; null to let the chart choose.</summary>
    public double? Most { get; init; }

    /// <summary>Marks, or bars, of several kinds share their rows: they are drawn below each other.</summary>
    public bool Beside { get; init; }

    /// <summary>The lines are steps: a value holds until the next place.</summary>
    public bool Steps { get; init; }

    /// <summary>Gap between the numbers of an axis of numbers; null to let the chart choose.</summary>
    public double? Gap { get; init; }

    /// <summary>The values are differences, which are written with their sign.</summary>
    public bool Signed { get; init; }
}

/// <summary>An area between two lines.</summary>
internal sealed record Band(string Name, string Colour, double Strength, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>Name of the line that it goes with: hidden and shown together with it; null for a band of its own.</summary>
    public string? With { get; init; }
}

/// <summary>A line.</summary>
internal sealed record Line(string Name, string Colour, IReadOnlyList<double> Values)
{
    /// <summary>Broken instead of whole.</summary>
    public bool Dashed { get; init; }

    /// <summary>With a dot at each value: there is nothing known between them.</summary>
    public bool Dots { get; init; }
}

/// <summary>Marks of one kind.</summary>
internal sealed record Marks(string Name, string Colour, IReadOnlyList<Mark> Rows);

/// <summary>A mark: a value with the ends of its whisker, NaN for none.</summary>
/// <param name="Place">Where on the axis of days, or which row of names.</param>
/// <param name="Value">The value.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Text">What it is, in words.</param>
internal sealed record Mark(double Place, double Value, double Lower, double Upper, string Text)
{
    /// <summary>A remark to the other marks of its row: drawn small, below them.</summary>
    public bool IsAside { get; init; }
}

/// <summary>Bars of one kind, one for each name; NaN for none.</summary>
internal sealed record Bars(string Name, string Colour, IReadOnlyList<double> From, IReadOnlyList<double> To)
{
    /// <summary>Lower ends of the intervals of the ends of bars that begin at 0; empty for none.</summary>
    public IReadOnlyList<double> Lower { get; init; } = [];

    /// <summary>Their upper ends.</summary>
    public IReadOnlyList<double> Upper { get; init; } = [];
}

/// <summary>A value or day with its words.</summary>
internal sealed record Level(double Value, string Text);

/// <summary>Charts as the page's script reads them.</summary>
internal static class ChartJson
{
    /// <summary>Figures that a value is written with: more than a screen can show, fewer than a double has.</summary>
    private const int Digits = 5;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // Other scripts stay readable; what could end a script element is escaped all the same.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new RoundedConverter() },
    };

    /// <summary>The charts as JSON that is safe inside a script element.</summary>
    public static string Of(object value) => JsonSerializer.Serialize(value, Options);

    private sealed class RoundedConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("charts are written only");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsNaN(value))
            {
                writer.WriteNullValue();
            }
            else if (value == Math.Truncate(value) && Math.Abs(value) < 1e15)
            {
                writer.WriteNumberValue((long)value);
            }
            else
            {
                writer.WriteNumberValue(decimal.Parse(
                    value.ToString($"G{Digits}", System.Globalization.CultureInfo.InvariantCulture),
                    System.Globalization.NumberStyles.Float,
                    System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
