using System.Runtime.InteropServices;

namespace HubSim.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>
    /// Name of the processor. Hypervisors give several generations the same name, so family and model stand behind it.
    /// </summary>
    public static string Cpu { get; } = File.Exists(CpuInfo)
        ? $"{Read("model name")} family {Read("cpu family")} model {Read("model")}"
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture}";

    /// <summary>The name as that of a folder.</summary>
    public static string Folder { get; } = string.Join(
        '-', new string([.. Cpu.Select(one => char.IsAsciiLetterOrDigit(one) ? char.ToLowerInvariant(one) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string System => RuntimeInformation.OSDescription;

    private static string Read(string key) => File.ReadLines(CpuInfo)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == key)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault("unknown");
}
