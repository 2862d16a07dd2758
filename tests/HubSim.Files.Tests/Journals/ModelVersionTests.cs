using System.Reflection;
using System.Reflection.PortableExecutable;
using HubSim.Experiments.Trials;
using HubSim.Files.Journals;
using HubSim.Kernel;
using HubSim.Model;

namespace HubSim.Files.Tests.Journals;

/// <summary>The version of the model is what the compiler says of the content, and the content is the source's alone.</summary>
public sealed class ModelVersionTests
{
    private static readonly Type[] Deciding = [typeof(Simulator), typeof(HubModel), typeof(ModelVersion)];

    /// <summary>Those that decide results, and the one that they are compiled against besides.</summary>
    public static TheoryData<string> Assemblies() => [.. Deciding.Append(typeof(ILaboratory)).Select(type => type.Assembly.Location)];

    [Fact]
    public void It_changes_with_each_assembly_and_their_order()
    {
        var whole = ModelVersion.Of(Deciding);

        Assert.Equal(ModelVersion.Current, whole);
        Assert.Matches("^[0-9a-f]{16}$", whole);
        Assert.Equal(4, new[] { whole, ModelVersion.Of(Deciding[1..]), ModelVersion.Of(Deciding[..2]), ModelVersion.Of([typeof(Simulator), typeof(HubModel), typeof(ModelVersionTests)]) }.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_folder_and_the_commit_leave_no_trace_in_what_decides_results(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var entries = reader.ReadDebugDirectory();

        Assert.Contains(entries, entry => entry.Type is DebugDirectoryEntryType.Reproducible);
        var symbols = reader.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type is DebugDirectoryEntryType.CodeView));
        Assert.StartsWith("/_/", symbols.Path, StringComparison.Ordinal);
        var version = Assembly.LoadFrom(path).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.DoesNotContain('+', version);
    }
}
