using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Reads single words, numbers, dates and texts, each against its key's rules.</summary>
internal static class ScalarReader
{
    public static Bound Read(Context context, Shape shape, Node node, InputAttribute input, string path)
    {
        if (node is not ScalarNode scalar || scalar.IsNull)
        {
            return context.Refuse(shape, input, node, path);
        }

        var remedy = Value(shape, scalar, input, out var value);
        return remedy is null ? Bound.Good(value) : context.Refuse(shape, input, node, path, remedy);
    }

    /// <summary>True when a number may stand for a key with this range.</summary>
    public static bool IsInRange(double value, InputAttribute input) =>
        value <= input.Max && (input.MinExclusive ? value > input.Min : value >= input.Min);

    private static string? Value(Shape shape, ScalarNode node, InputAttribute input, out object? value)
    {
        value = null;
        switch (shape)
        {
            case BooleanShape:
                var wrong = ScalarRules.Boolean(node, out var isTrue);
                value = isTrue;
                return wrong;
            case WholeShape whole:
                return Whole(whole, node, input, out value);
            case RealShape:
                var notReal = ScalarRules.Real(node, out var real);
                value = real;
                return notReal ?? (IsInRange(real, input) ? null : "");
            case DateShape:
                var notDate = ScalarRules.Date(node, out var date);
                value = date;
                return notDate;
            case WordShape words:
                return Word(words, node, out value);
            default:
                value = node.Text;
                return string.IsNullOrWhiteSpace(node.Text) ? "; a text must not be blank" : null;
        }
    }

    private static string? Whole(WholeShape shape, ScalarNode node, InputAttribute input, out object? value)
    {
        value = null;
        if (ScalarRules.Whole(node, out var whole) is { } remedy)
        {
            return remedy;
        }

        if (!shape.IsLong && whole is < int.MinValue or > int.MaxValue)
        {
            return "; it has too many digits";
        }

        value = shape.IsLong ? whole : (object)(int)whole;
        return IsInRange(whole, input) ? null : "";
    }

    private static string? Word(WordShape shape, ScalarNode node, out object? value)
    {
        foreach (var (word, meaning) in shape.Words)
        {
            if (word == node.Text)
            {
                value = meaning;
                return null;
            }
        }

        value = null;
        return Suggestion.For(node.Text, shape.Words.Select(word => word.Key));
    }
}
