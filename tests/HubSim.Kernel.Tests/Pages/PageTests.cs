namespace HubSim.Kernel.Tests.Pages;

public sealed class PageTests
{
    public static TheoryData<string> All =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Page.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Page.Root, file).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_shows_the_code_that_the_tests_run(string path) => Page.IsTrue(path);

    [Fact]
    public void A_region_is_shown_without_its_indentation()
    {
        // begin sample
        const int Answer = 42;

        if (Answer == 42)
        {
            // end sample
            Assert.Equal(
                "const int Answer = 42;\n\nif (Answer == 42)\n{",
                Page.Code("tests/HubSim.Kernel.Tests/Pages/PageTests.cs#sample"));
        }
    }

    [Fact]
    public void A_page_that_shows_something_else_is_found_out()
    {
        const string Right =
            "<!-- output answer -->\n```\n42\n```\nafter\n<!-- code tests/HubSim.Kernel.Tests/Log.cs -->\n```csharp\n";
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.md");
        File.WriteAllText(path, $"{Right}{Page.Code("tests/HubSim.Kernel.Tests/Log.cs")}\n```\n");
        try
        {
            Assert.True(IsRight(path, ("answer", "42\n")));
            Assert.True(IsRight(path));
            Assert.False(IsRight(path, ("answer", "43")));
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => IsRight(path, ("question", "?")));
            File.AppendAllText(path, "\n<!-- code tests/HubSim.Kernel.Tests/Log.cs -->\n```csharp\nother\n```\n");
            Assert.False(IsRight(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsRight(string path, params (string Name, string Text)[] outputs)
    {
        var (written, right) = Page.Compare(path, outputs);
        return written == right;
    }
}
