using System.Globalization;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema;

/// <summary>The words in which messages and the reference say what is allowed and what was found.</summary>
internal static class Wording
{
    private const int MaxQuote = 60;

    /// <summary>What is allowed, for example "a whole number from 1 to 100 [cards]".</summary>
    public static string Expected(Shape shape, InputAttribute input) => shape switch
    {
        BooleanShape => "true or false",
        WholeShape => "a whole number" + Range(input, " ") + Unit(input),
        RealShape => "a number" + Range(input, " ") + Unit(input),
        TextShape => "a text",
        DateShape => "a date as YYYY-MM-DD",
        WordShape words => "one of " + string.Join(", ", words.Words.Select(word => word.Key)),
        UncertainShape => "a number or a distribution" + Range(input, " ") + Unit(input),
        SettingShape => "a value",
        ChangesShape => "a map of paths of the scenario, each with a value",
        ListShape list => "a list" + Counts(input) + ", each item " + Expected(list.Item, input),
        NamedShape named => "named entries" + Counts(input) + ", each " + Expected(named.Item, input),
        SectionShape section => "a section with the keys " + string.Join(", ", section.Keys.Select(key => key.Name)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The numbers allowed, for example "above 0 and at most 5"; empty when every number is.</summary>
    public static string Range(InputAttribute input, string before = "")
    {
        var hasMin = !double.IsNegativeInfinity(input.Min);
        var hasMax = !double.IsPositiveInfinity(input.Max);
        var range = (hasMin, hasMax, input.MinExclusive) switch
        {
            (true, true, false) => $"from {Number(input.Min)} to {Number(input.Max)}",
            (true, true, true) => $"above {Number(input.Min)} and at most {Number(input.Max)}",
            (true, false, false) => $"at least {Number(input.Min)}",
            (true, false, true) => $"above {Number(input.Min)}",
            (false, true, _) => $"at most {Number(input.Max)}",
            _ => "",
        };
        return range.Length == 0 ? "" : before + range;
    }

    /// <summary>How many items or entries are allowed; empty when any number is.</summary>
    public static string Counts(InputAttribute input) => (input.MinCount, input.MaxCount) switch
    {
        (0, int.MaxValue) => "",
        (var least, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $" of at least {least}"),
        (0, var most) => string.Create(CultureInfo.InvariantCulture, $" of at most {most}"),
        var (least, most) when least == most => string.Create(CultureInfo.InvariantCulture, $" of exactly {least}"),
        var (least, most) => string.Create(CultureInfo.InvariantCulture, $" of {least} to {most}"),
    };

    /// <summary>A number in its shortest form that reads back as the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What stands in the file, cut short when it is long.</summary>
    public static string Found(Node node) => node switch
    {
        MapNode => "a map of keys",
        ListNode list => string.Create(CultureInfo.InvariantCulture, $"a list of {list.Items.Count}"),
        ScalarNode { IsNull: true, Text: "" } => "nothing",
        ScalarNode { IsQuoted: true } text => $"the text \"{Cut(text.Text)}\"",
        ScalarNode word => Cut(word.Text),
        _ => "something unreadable",
    };

    /// <summary>One line of at most some tens of characters.</summary>
    public static string Cut(string text, int most = MaxQuote)
    {
        var line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        if (line.Length <= most)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line[..end] + "...";
    }

    private static string Unit(InputAttribute input) => input.Unit.Length == 0 ? "" : $" [{input.Unit}]";
}
