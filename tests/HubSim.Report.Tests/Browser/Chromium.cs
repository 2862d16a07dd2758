using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubSim.Report.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace HubSim.Report.Tests.Browser;

/// <summary>Chromium without a window, one for all tests. Where it is not installed, the tests that need it say so and are skipped.</summary>
public sealed partial class Chromium : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Lazy<Task<DevTools>> connection;
    private readonly string profile = Directory.CreateTempSubdirectory("hubsim-chromium-").FullName;
    private Process? process;

    public Chromium() => connection = new Lazy<Task<DevTools>>(Start);

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Opens a file.</summary>
    internal async Task<Tab> Open(string file, int width, string scheme = "light")
    {
        Assert.SkipUnless(Program is not null, "Chromium is not installed (apt-get install chromium fonts-noto-cjk)");
        var tools = await connection.Value;
        var target = (string)(await tools.Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" }))["targetId"]!;
        var session = (string)(await tools.Send("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        var tab = new Tab(tools, session, target);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await tools.Send($"{domain}.enable", session: session);
        }

        await tab.Show(width, scheme);
        await tools.Send("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri }, session);
        await tools.WaitFor(session, "Page.loadEventFired");
        await tab.Settle();
        return tab;
    }

    public void Dispose()
    {
        if (connection.IsValueCreated && connection.Value.IsCompletedSuccessfully)
        {
            connection.Value.Result.Dispose();
        }

        process?.Kill(entireProcessTree: true);
        process?.WaitForExit(10_000);
        process?.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser may still write there; the folder is a temporary one.
        }
    }

    private async Task<DevTools> Start()
    {
        var start = new ProcessStartInfo(Program!, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } found)
            {
                address.TrySetResult(new Uri(found.Groups["address"].Value));
            }
        };
        process.BeginErrorReadLine();
        return await DevTools.Connect(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [GeneratedRegex(@"DevTools listening on (?<address>ws://\S+)", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Listening();
}
