using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HubSim.Files.Scenarios.Yaml;

/// <summary>
/// Makes a tree of the parser's events, within bounds, and refuses what has no place in a scenario: anchors and aliases,
/// tags, merge keys, directives, several documents, keys written twice. Only the parser of the library is used: what a word
/// means is decided by this program's own rules, never by YAML's guesses.
/// </summary>
internal sealed class NodeReader
{
    /// <summary>Most levels of maps and lists inside each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most maps, lists, keys and values of a file.</summary>
    public const int MaxNodes = 200_000;

    private readonly string file;
    private readonly bool isFile;
    private readonly Findings findings;
    private readonly Place end;
    private readonly Stack<Frame> frames = new();
    private Node? root;
    private int nodes;
    private int documents;
    private bool hasStopped;

    private NodeReader(string file, string text, Findings findings, bool isFile)
    {
        this.isFile = isFile;
        this.file = file;
        this.findings = findings;
        end = new Place(file, text.Count(c => c == '\n') + 1, text.Length - text.LastIndexOf('\n'));
    }

    /// <summary>
    /// The tree of <paramref name="text"/>; null when it holds nothing. After a syntax error or a passed bound: what was
    /// read before it, with the maps that were open marked as partial, so that their contents can still be checked.
    /// </summary>
    /// <remarks>A file that is broken is also reported as a whole, at 1:1.</remarks>
    public static Node? Read(string file, string text, Findings findings, bool isFile, out bool isWhole)
    {
        var reader = new NodeReader(file, text, findings, isFile);
        isWhole = false;
        var before = findings.Count;
        if (!CharacterRules.Check(file, text, findings))
        {
            return null;
        }

        var hasTabs = findings.Count > before;
        reader.Parse(text, hasTabs);
        isWhole = !reader.hasStopped && !hasTabs;
        reader.CloseAll();
        return reader.root;
    }

    private void Parse(string text, bool hasTabs)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (!hasStopped && Next(parser, hasTabs) is { } parsed)
        {
            Take(parsed);
        }
    }

    /// <summary>
    /// The next event. The parser is the one foreign part that sees unchecked text; whatever it throws, known or not, is a
    /// syntax error to the user and must not end the program.
    /// </summary>
    private ParsingEvent? Next(Parser parser, bool hasTabs)
    {
        try
        {
            return parser.MoveNext() ? parser.Current : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            hasStopped = true;
            if (!hasTabs)
            {
                var mark = e is YamlException known ? known.Start : parser.Current?.End ?? Mark.Empty;
                var place = At(mark);
                if (isFile)
                {
                    findings.Add(Place.StartOf(file), "", string.Create(CultureInfo.InvariantCulture,
                        $"the file is broken at line {place.Line}, column {place.Column}; only what stands before that was checked"));
                }

                findings.Add(place, "", $"this is not valid YAML: {Sentence(e)}");
            }

            return null;
        }
    }

    private static string Sentence(Exception e) => e is YamlException { Message: { Length: > 0 } message }
        ? char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.')
        : "something is missing or misplaced after this, such as a comma, a colon or a closing bracket";

    private void Take(ParsingEvent parsed)
    {
        switch (parsed)
        {
            case NodeEvent when ++nodes > MaxNodes:
                Stop(parsed.Start, string.Create(CultureInfo.InvariantCulture,
                    $"the file has more than {MaxNodes} keys and values, the most that is read"));
                break;
            case DocumentStart start:
                BeginDocument(start);
                break;
            case AnchorAlias alias:
                Refuse(alias, $"the alias *{alias.Value.Value} is not allowed; write the value out");
                Complete(new BrokenNode(At(alias.Start)));
                break;
            case Scalar scalar:
                var isQuoted = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any);
                Complete(IsAllowed(scalar) && IsText(scalar)
                    ? new ScalarNode(At(scalar.Start), scalar.Value, isQuoted)
                    : new BrokenNode(At(scalar.Start)));
                break;
            case MappingStart or SequenceStart:
                Open((NodeEvent)parsed, parsed is MappingStart);
                break;
            case MappingEnd or SequenceEnd:
                Complete(frames.Pop().Close(isPartial: false));
                break;
        }
    }

    private void BeginDocument(DocumentStart start)
    {
        documents++;
        if (documents > 1)
        {
            Stop(start.Start, "a second document begins here; a scenario is one document, so remove the line ---");
        }
        else if (start.Version is not null || HasOwnTags(start))
        {
            Stop(start.Start, "directives (lines that begin with %) are not allowed; remove them");
        }
    }

    /// <summary>The parser gives every document the two tag prefixes of the standard.</summary>
    private static bool HasOwnTags(DocumentStart start) => start.Tags is { } tags && tags.Any(tag =>
        (tag.Handle, tag.Prefix) is not (("!", "!") or ("!!", "tag:yaml.org,2002:")));

    private void Open(NodeEvent start, bool isMap)
    {
        if (frames.Count == MaxDepth)
        {
            Stop(start.Start, $"more than {MaxDepth} levels of nesting; a scenario has fewer than ten");
            return;
        }

        frames.Push(new Frame(At(start.Start), isMap, IsAllowed(start)));
    }

    private void Complete(Node node)
    {
        if (frames.Count == 0)
        {
            root = node;
        }
        else if (!frames.Peek().IsMap)
        {
            frames.Peek().Items.Add(node);
        }
        else if (frames.Peek().Key is { } key)
        {
            if (key is { Text: "", IsQuoted: false })
            {
                findings.Add(node.Place, Path(), "a key is empty; write a name before the colon");
            }

            frames.Peek().AddValue(key, node);
        }
        else
        {
            TakeKey(frames.Peek(), node);
        }
    }

    private void TakeKey(Frame map, Node node)
    {
        map.Key = node as ScalarNode ?? new ScalarNode(node.Place, "", isQuoted: true);
        map.IsKeyDropped = true;
        if (node is not ScalarNode key)
        {
            if (node is not BrokenNode)
            {
                findings.Add(node.Place, Path(), "a key must be a word, not a list or map");
            }
        }
        else if (key is { Text: "<<", IsQuoted: false })
        {
            findings.Add(key.Place, Path(), "the merge key << is not allowed; write the keys out, or use extends");
        }
        else if (key.Text.Length == 0)
        {
            // The parser knows no place for a key that is not there; it is reported with its value.
            return;
        }
        else if (map.FirstPlaces.TryGetValue(key.Text, out var first))
        {
            findings.Add(key.Place, Path(), $"the key {key.Text} is written twice; the first is on line {first.Line}");
        }
        else
        {
            map.FirstPlaces.Add(key.Text, key.Place);
            map.IsKeyDropped = false;
        }
    }

    private bool IsAllowed(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refuse(node, $"the anchor &{node.Anchor.Value} is not allowed; remove it, and write its aliases out");
        }

        if (!node.Tag.IsEmpty)
        {
            Refuse(node, $"the tag {node.Tag.Value} is not allowed; remove it (a text is written in quotes)");
        }

        return node.Anchor.IsEmpty && node.Tag.IsEmpty;
    }

    /// <summary>Escapes can smuggle in what <see cref="CharacterRules"/> keeps out of plain text.</summary>
    private bool IsText(Scalar scalar)
    {
        var text = scalar.Value;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            i += isPair ? 1 : 0;
            if (!isPair && (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))))
            {
                Refuse(scalar, string.Create(
                    CultureInfo.InvariantCulture, $"the character U+{(int)text[i]:X4} is not allowed in a text"));
                return false;
            }
        }

        return true;
    }

    /// <summary>Maps that were still open keep what they have; an open list is of no use to anybody.</summary>
    private void CloseAll()
    {
        while (frames.Count > 0)
        {
            var top = frames.Pop();
            var node = top.IsMap ? top.Close(isPartial: true) : new BrokenNode(top.Place);
            if (frames.Count == 0)
            {
                root = node;
            }
            else if (frames.Peek() is { IsMap: true, Key: { } key } map)
            {
                map.AddValue(key, node);
            }
        }
    }

    private string Path()
    {
        var path = "";
        foreach (var frame in frames.Reverse())
        {
            path = frame.IsMap
                ? frame.Key is { Text.Length: > 0 } key ? KeyPath.Join(path, key.Text) : path
                : KeyPath.At(path, frame.Items.Count);
        }

        return path;
    }

    private void Refuse(ParsingEvent parsed, string message) => findings.Add(At(parsed.Start), Path(), message);

    private void Stop(Mark mark, string message)
    {
        hasStopped = true;
        findings.Add(At(mark), "", message);
    }

    /// <summary>The parser counts a line after the last one, where nobody can look.</summary>
    private Place At(Mark mark) => mark.Line > end.Line
        ? end
        : new Place(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>A map or list that has been opened and not yet closed.</summary>
    private sealed class Frame(Place place, bool isMap, bool isAllowed)
    {
        private readonly List<Entry> entries = [];

        public Place Place => place;

        public bool IsMap => isMap;

        public List<Node> Items { get; } = [];

        public Dictionary<string, Place> FirstPlaces { get; } = new(StringComparer.Ordinal);

        public ScalarNode? Key { get; set; }

        /// <summary>True when the key was refused, so that its value goes nowhere.</summary>
        public bool IsKeyDropped { get; set; }

        public void AddValue(ScalarNode key, Node value)
        {
            if (!IsKeyDropped)
            {
                entries.Add(new Entry(key.Text, key.Place, value));
            }

            Key = null;
        }

        public Node Close(bool isPartial)
        {
            if (!isAllowed)
            {
                return new BrokenNode(place);
            }

            return isMap ? new MapNode(place, entries, isPartial) : new ListNode(place, Items);
        }
    }
}
