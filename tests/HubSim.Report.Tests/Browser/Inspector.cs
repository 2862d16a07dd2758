namespace HubSim.Report.Tests.Browser;

/// <summary>Looks at a page in several windows and says all that is wrong with it.</summary>
static class Inspector
{
    /// <summary>Opens a page and holds it to every probe in every window; nothing may have been complained of or asked for.</summary>
    public static async Task Inspect(Chromium browser, string file, IReadOnlyList<(int Width, string Scheme)> windows)
    {
        await using var tab = await browser.Open(file, windows[0].Width, windows[0].Scheme);
        Assert.Empty(await tab.Lines(Probes.Spoken));
        foreach (var (width, scheme) in windows)
        {
            await tab.Show(width, scheme);
            await tab.Settle();
            await tab.Settle();
            Assert.Equal((width, scheme, ""), (width, scheme, string.Join('\n', await tab.Lines(Probes.Layout))));
            Assert.Equal((width, scheme, ""), (width, scheme, string.Join('\n', await tab.Lines(Probes.Drawn))));
        }

        Assert.Empty(tab.Complaints);
        Assert.Empty(tab.Requests);
    }
}
