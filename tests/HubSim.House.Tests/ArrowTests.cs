using System.Xml.Linq;

namespace HubSim.House.Tests;

/// <summary>The rooms of the house, from the top down, and the arrows between them.</summary>
public class ArrowTests
{
    /// <summary>The back end whose package not every registry serves: outside the solution, built when asked for.</summary>
    private const string OptIn = "HubSim.SimSharp";

    private static readonly string[] Rooms = ["HubSim.Cli", "HubSim.Report", "HubSim.Files", "HubSim.Experiments", "HubSim.Model", OptIn, "HubSim.Kernel"];

    private static string Root => House.Root;

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_rooms_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var floor = Array.IndexOf(Rooms, name);
        Assert.True(floor >= 0, $"{name} is a room that the house does not know; give it a floor");
        foreach (var reference in References(project))
        {
            Assert.True(Array.IndexOf(Rooms, reference) > floor, $"{name} refers to {reference}, which does not lie below it");
        }
    }

    [Fact]
    public void Model_and_experiments_do_not_know_each_other()
    {
        Assert.DoesNotContain("HubSim.Model", References("src/HubSim.Experiments/HubSim.Experiments.csproj"));
        Assert.DoesNotContain("HubSim.Experiments", References("src/HubSim.Model/HubSim.Model.csproj"));
    }

    [Fact]
    public void Kernel_refers_to_no_project_and_no_package()
    {
        var kernel = XDocument.Load(Path.Combine(Root, "src/HubSim.Kernel/HubSim.Kernel.csproj"));
        Assert.DoesNotContain(kernel.Descendants(), element => element.Name.LocalName is "ProjectReference" or "PackageReference");
    }

    [Fact]
    public void Only_a_program_that_asks_for_it_is_built_with_the_back_end_on_SimSharp()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var links = XDocument.Load(path).Descendants("ProjectReference")
                .Where(reference => reference.Attribute("Include")!.Value.Contains(OptIn, StringComparison.Ordinal)).ToArray();
            Assert.Equal(Path.GetFileNameWithoutExtension(path) == "HubSim.Cli" ? 1 : 0, links.Length);
            Assert.All(links, link => Assert.Equal("'$(SimSharp)' == 'true'", link.Parent!.Attribute("Condition")?.Value));
        }
    }

    [Fact]
    public void Every_project_but_the_opt_in_ones_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Simulation.sln")).Replace('\\', '/');
        foreach (var folder in new[] { "src", "tests", "benchmarks" })
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            {
                var isIn = solution.Contains(Path.GetRelativePath(Root, path).Replace('\\', '/'), StringComparison.Ordinal);
                Assert.True(isIn != Path.GetFileName(path).StartsWith(OptIn, StringComparison.Ordinal), path);
            }
        }
    }

    [Fact]
    public void Package_versions_stand_in_one_place_and_are_exact()
    {
        var central = XDocument.Load(Path.Combine(Root, "Directory.Packages.props"));
        Assert.All(central.Descendants("PackageVersion"), package => Assert.Matches(@"^\[[^,]+\]$", package.Attribute("Version")!.Value));
        foreach (var path in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(XDocument.Load(path).Descendants("PackageReference"), package => package.Attribute("Version") is not null);
        }
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
