using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace HubSim.Report.Tests.Browser;

/// <summary>A connection to a browser by the Chrome DevTools protocol: commands with answers, and events as they come.</summary>
sealed class DevTools : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly ConcurrentQueue<JsonObject> events = new();
    private readonly SemaphoreSlim sending = new(1);
    private int last;

    /// <summary>What the browser told by itself, with the session it told it of.</summary>
    public IEnumerable<JsonObject> Events => events;

    public static async Task<DevTools> Connect(Uri address)
    {
        var made = new DevTools();
        await made.socket.ConnectAsync(address, CancellationToken.None);
        _ = made.Listen();
        return made;
    }

    /// <summary>Sends a command and waits for its result.</summary>
    public async Task<JsonObject> Send(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }

        var found = await answer.Task.WaitAsync(Longest);
        return found["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : found["result"]!.AsObject();
    }

    /// <summary>Waits for an event of a session.</summary>
    public async Task WaitFor(string session, string method)
    {
        var until = DateTime.UtcNow + Longest;
        while (!events.Any(one => (string?)one["sessionId"] == session && (string?)one["method"] == method))
        {
            Assert.True(DateTime.UtcNow < until, $"{method} did not come");
            await Task.Delay(20);
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task Listen()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray())!.AsObject());
                    message.SetLength(0);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            foreach (var one in waiting.Values)
            {
                one.TrySetException(gone);
            }
        }
    }

    private void Take(JsonObject message)
    {
        if (message["id"] is { } id)
        {
            if (waiting.TryRemove((int)id, out var answer))
            {
                answer.SetResult(message);
            }
        }
        else
        {
            events.Enqueue(message);
        }
    }
}
