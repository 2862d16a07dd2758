using System.Text;
using HubSim.Cli.Running;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Inspecting;

/// <summary>Writes the beginning of a scenario that differs from another one.</summary>
static class NewScenario
{
    /// <summary>The word for the base scenario.</summary>
    public const string Base = "base";

    private const string Folder = "scenarios";
    private const string BaseFile = "shanghai-2027.yaml";
    private const string Preferred = "programme.pots.compute.amount";
    private const int MostLetters = 64;

    /// <summary>Writes the file and checks it.</summary>
    /// <returns>An exit code.</returns>
    public static int Write(string name, string from)
    {
        if (!IsName(name))
        {
            return Refuse($"{name} is no name for a scenario: use letters, digits, - and _, beginning with a letter or digit");
        }

        try
        {
            if (from == Base && !Path.Exists(Folder))
            {
                CopyShipped();
            }

            return Find(from) is { } file ? Write(name, file, ScenarioLoader.Load<Scenario>(file, [])) : ExitCode.InvalidInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.Messages.WriteLine($"hubsim: the scenario cannot be written: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static int Write(string name, string from, LoadResult<Scenario> loaded)
    {
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, from, "nothing was written");
        }

        var file = Path.Combine(Path.GetDirectoryName(from) ?? "", name + ".yaml");
        if (Path.Exists(file))
        {
            return Refuse($"{file} is there already; choose another name");
        }

        File.WriteAllText(file, Text(name, file, from, loaded));
        var written = ScenarioLoader.Load<Scenario>(file, []);
        if (written.Value is null)
        {
            File.Delete(file);
            return Refusal.Of(written, file, "it was removed again");
        }

        Terminal.Data.WriteLine($"""
            {file} extends {from}; all that it does not say is taken from there
              hubsim explain {file} {Example(loaded)?.Path ?? "run.seed"}
              hubsim check {file}
              hubsim diff {from} {file}
              hubsim run {file}
            """);
        return ExitCode.Done;
    }

    private static string Text(string name, string file, string from, LoadResult<Scenario> loaded)
    {
        var text = new StringBuilder();
        if (SchemaBeside(file) is { } schema)
        {
            text.Append(ScenarioSchema.EditorLine(schema)).Append('\n');
        }

        text.Append($"""
            # What this scenario changes and why. All that is not said here is taken from {Path.GetFileName(from)}.
            format: 1
            extends: {Path.GetFileName(from)}
            title: {char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ').Replace('_', ' ')}
            question: What changes against {Quoted(loaded.Value!.Title)}?

            """.ReplaceLineEndings("\n"));
        if (Example(loaded) is { } example)
        {
            text.Append("\n# A value is changed by writing its keys down to it, with the reason or a source:\n");
            AddExample(text, example);
        }

        return text.ToString();
    }

    private static void AddExample(StringBuilder text, ScenarioValue example)
    {
        var steps = example.Path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            text.Append("# ").Append(' ', 2 * i).Append(steps[i]).Append(':');
            text.Append(i < steps.Length - 1 ? "\n" : $" {{ value: {example.Text}, unit: {example.Input.Unit}, assumption: why it is so here }}\n");
        }
    }

    /// <summary>A plain number outside lists that a reader knows at once, or the first there is.</summary>
    private static ScenarioValue? Example(LoadResult<Scenario> loaded) => loaded.Values
        .Where(value => value.Input.Unit.Length > 0 && double.TryParse(value.Text, System.Globalization.CultureInfo.InvariantCulture, out _)
            && value.Provenance != Provenance.None && !value.Path.Contains('[', StringComparison.Ordinal))
        .MinBy(value => value.Path == Preferred ? 0 : 1);

    private static string? Find(string from)
    {
        string[] places = from == Base
            ? [Path.Combine(Folder, BaseFile)]
            : [from, Path.Combine(Folder, from + ".yaml"), Path.Combine(Folder, from)];
        if (places.FirstOrDefault(File.Exists) is { } file)
        {
            return file;
        }

        var known = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.yaml").Select(one => Path.GetFileNameWithoutExtension(one)!).Order(StringComparer.Ordinal).ToList() : [];
        Refuse($"there is no scenario {from}{Suggestion.For(from, known)}{(known.Count > 0 ? $" (in {Folder}: {string.Join(", ", known)})" : "")}");
        return null;
    }

    /// <summary>The way from a file to the schema beside it or above it; null when there is none.</summary>
    private static string? SchemaBeside(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        for (var way = ScenarioSchema.FileName; folder is not null; (folder, way) = (Path.GetDirectoryName(folder), "../" + way))
        {
            if (File.Exists(Path.Combine(folder, ScenarioSchema.FileName)))
            {
                return way;
            }
        }

        return null;
    }

    /// <summary>The scenarios that came with the program, for whoever installed it as a tool.</summary>
    private static void CopyShipped()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, Folder);
        foreach (var file in Directory.GetFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Terminal.Messages.WriteLine($"hubsim: the scenarios of this program were put into the folder {Folder}");
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MostLetters && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Quoted(string title) => title.Contains(": ", StringComparison.Ordinal) || title.Contains(" #", StringComparison.Ordinal) ? "the scenario that it extends" : title;

    private static int Refuse(string message)
    {
        Terminal.Messages.WriteLine($"hubsim: {message}; nothing was written");
        return ExitCode.InvalidInput;
    }
}
