using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubSim.Kernel.Tracing;

/// <summary>
/// Writes a JSON object per event and line: event, time (like a clock) and ticks of 100 ns, priority, process (its
/// number), name, resumption, and stepEnd; where there is one, also ended (the wait that is over), endedBranch,
/// interruptCause, wait (the wait that begins) and failure.
/// </summary>
/// <param name="writer">Where the lines go; it stays open.</param>
public sealed class JsonTrace(TextWriter writer) : ITraceObserver
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <inheritdoc/>
    public void OnEvent(in TraceRecord record)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, record);
            json.WriteEndObject();
        }

        writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        writer.Write('\n');
    }

    private static void Write(Utf8JsonWriter json, in TraceRecord record)
    {
        json.WriteNumber("event", record.Event);
        WriteTime(json, "time", record.Time);
        json.WriteNumber("ticks", record.Time.Ticks);
        json.WriteNumber("priority", record.Priority);
        json.WriteNumber("process", record.ProcessNumber);
        json.WriteString("name", record.ProcessName);
        WriteName(json, "resumption", record.Resumption);
        if (record.EndedWait is { } ended)
        {
            json.WritePropertyName("ended");
            Write(json, ended);
        }

        if (record.EndedBranch is { } branch)
        {
            json.WriteNumber("endedBranch", branch);
        }

        if (record.InterruptCause is { } cause)
        {
            json.WriteString("interruptCause", Convert.ToString(cause, CultureInfo.InvariantCulture));
        }

        WriteName(json, "stepEnd", record.StepEnd);
        if (record.Wait is { } wait)
        {
            json.WritePropertyName("wait");
            Write(json, wait);
        }

        if (record.Failure is { } failure)
        {
            json.WriteString("failure", failure.Message);
        }
    }

    private static void Write(Utf8JsonWriter json, PendingWait wait)
    {
        json.WriteStartObject();
        WriteName(json, "kind", wait.Kind);
        if (wait.Name.Length > 0)
        {
            json.WriteString("name", wait.Name);
        }

        WriteUnlessZero(json, "process", wait.ProcessNumber);
        WriteUnlessZero(json, "amount", wait.Amount);
        WriteUnlessZero(json, "priority", wait.Priority);
        WriteUnlessZero(json, "index", wait.Index);
        if (wait.Until is { } until)
        {
            WriteTime(json, "until", until);
        }

        if (wait.Kind is WaitKind.FirstOf or WaitKind.AllOf)
        {
            json.WriteStartArray("branches");
            foreach (var branch in wait.Branches)
            {
                Write(json, branch);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, TimeSpan time) =>
        json.WriteString(name, time.ToString("c", CultureInfo.InvariantCulture));

    private static void WriteName<T>(Utf8JsonWriter json, string name, T value)
        where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }
}
