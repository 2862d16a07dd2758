using System.Text.Json.Nodes;

namespace HubSim.Report.Tests.Browser;

/// <summary>A page in the browser.</summary>
sealed class Tab(DevTools tools, string session, string target) : IAsyncDisposable
{
    /// <summary>Errors and warnings of the console, and exceptions that nobody caught.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. tools.Events.Where(Mine)
            .Where(one => (string?)one["method"] is "Runtime.exceptionThrown" or "Log.entryAdded"
                || ((string?)one["method"] == "Runtime.consoleAPICalled" && (string?)one["params"]!["type"] is "error" or "warning" or "assert"))
            .Select(one => one["params"]!.ToJsonString()),
    ];

    /// <summary>Addresses that the page asked for, the file itself left out.</summary>
    public IReadOnlyList<string> Requests =>
    [
        .. tools.Events.Where(Mine).Where(one => (string?)one["method"] == "Network.requestWillBeSent")
            .Select(one => (string)one["params"]!["request"]!["url"]!)
            .Where(address => !address.StartsWith("data:", StringComparison.Ordinal) && !address.EndsWith(".html", StringComparison.Ordinal)),
    ];

    /// <summary>Sets the width of the window and the scheme of colours, and lets the page draw again.</summary>
    public async Task Show(int width, string scheme)
    {
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await Send("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
    }

    /// <summary>Lets the page finish what it has begun: fonts, and two frames.</summary>
    public Task Settle() => Evaluate("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1)))))");

    /// <summary>The value of an expression; a promise is waited for.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var found = await Send("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(found["exceptionDetails"] is null, found["exceptionDetails"]?.ToJsonString());
        return found["result"]!["value"];
    }

    /// <summary>The lines that an expression gives.</summary>
    public async Task<IReadOnlyList<string>> Lines(string expression) => [.. (await Evaluate(expression))!.AsArray().Select(line => (string)line!)];

    /// <summary>Presses a key on what has the focus.</summary>
    public async Task Press(string key)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            // Enter does nothing to a button without the sign that it types.
            var typed = key == "Enter" ? new JsonObject { ["type"] = type, ["key"] = key, ["windowsVirtualKeyCode"] = 13, ["text"] = "\r" } : new JsonObject { ["type"] = type, ["key"] = key };
            await Send("Input.dispatchKeyEvent", typed);
        }

        await Settle();
    }

    /// <summary>What is seen of an element.</summary>
    public async Task<Picture> Look(string selector)
    {
        var box = (await Evaluate($"(() => {{ const r = document.querySelector({JsonValue.Create(selector)!.ToJsonString()}).getBoundingClientRect(); return {{ x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height, scale: 1 }}; }})()"))!;
        var shot = await Send("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = box.DeepClone() });
        return Picture.Decode(Convert.FromBase64String((string)shot["data"]!));
    }

    /// <summary>Lays the page out as it is printed on a sheet of A4: 717 pixels between the margins.</summary>
    public async Task LayOnPaper()
    {
        await Evaluate("dispatchEvent(new Event('beforeprint'))");
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = 717, ["height"] = 1000, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await Send("Emulation.setEmulatedMedia", new JsonObject { ["media"] = "print", ["features"] = new JsonArray() });
        await Settle();
        await Settle();
    }

    /// <summary>The page as a printer gets it, in bytes of PDF.</summary>
    public async Task<byte[]> Print() => Convert.FromBase64String((string)(await Send("Page.printToPDF", new JsonObject { ["printBackground"] = true }))["data"]!);

    public async ValueTask DisposeAsync() => await tools.Send("Target.closeTarget", new JsonObject { ["targetId"] = target });

    private bool Mine(JsonObject told) => (string?)told["sessionId"] == session;

    private Task<JsonObject> Send(string method, JsonObject parameters) => tools.Send(method, parameters, session);
}
