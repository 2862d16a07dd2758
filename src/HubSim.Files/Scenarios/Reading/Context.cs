using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>What is gathered while one scenario is read.</summary>
/// <param name="findings">Where problems go.</param>
/// <param name="sourceIds">Ids that may be named as a source; null when anything may.</param>
/// <param name="tables">Data files that distributions may be taken from.</param>
internal sealed class Context(Findings findings, IReadOnlyList<string>? sourceIds, DataTables tables)
{
    /// <summary>
    /// The key at the top that declares sources. Its names are the ids under which the sources are known elsewhere, so
    /// capitals are allowed in them.
    /// </summary>
    public const string SourcesKey = "sources";

    public Findings Findings { get; } = findings;

    public IReadOnlyList<string>? SourceIds { get; } = sourceIds;

    public DataTables Tables { get; } = tables;

    public List<Quantity> Quantities { get; } = [];

    public List<Chance> Chances { get; } = [];

    /// <summary>Reports what was found in the place of what is allowed.</summary>
    public Bound Refuse(Shape shape, InputAttribute input, Node node, string path, string remedy = "") =>
        Refuse(Wording.Expected(shape, input), node, path, remedy);

    /// <summary>Reports what was found in the place of what is allowed.</summary>
    public Bound Refuse(string expected, Node node, string path, string remedy = "")
    {
        if (node is not BrokenNode)
        {
            Findings.Add(node.Place, path, $"expected {expected}, found {Wording.Found(node)}{remedy}");
        }

        return Bound.Bad;
    }
}
