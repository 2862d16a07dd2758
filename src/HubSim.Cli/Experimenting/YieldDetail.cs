using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Journals;

namespace HubSim.Cli.Experimenting;

/// <summary>
/// What of a replication a study keeps, as the part of the key that says so: two studies use each other's trials only when
/// these are the same. Responses as the model gives them are told by their names. What a kind makes of a replication itself
/// is code of this program, whose version stands in the key then; and a kind that gives it no name of its own shares it with
/// nobody but the same experiment.
/// </summary>
static class YieldDetail
{
    /// <summary>The detail of a study's trials.</summary>
    public static string Of(Study study, StudySetup setup)
    {
        var responses = Short(string.Join('\n', study.Responses.Select(column => column.Name)));
        var kind = study.GetType();
        var isOwn = kind.GetMethod(nameof(Study.Yield))!.DeclaringType != typeof(Study);
        var isNamed = kind.GetProperty(nameof(Study.YieldName))!.DeclaringType != typeof(Study);
        var own = isOwn ? $" {ModelVersion.Of([typeof(Study)])}{(isNamed ? "" : $" {kind.Name} {setup.Sha256[..16]}")}" : "";
        return $"trial {study.YieldName} {responses}{own}";
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
