namespace HubSim.Kernel.Processes;

/// <summary>Exceptions for mistakes that several places report.</summary>
internal static class Misuse
{
    public static InvalidOperationException OutsideProcess() =>
        new("Waits of the simulator can be awaited only in a method that returns Process.");
}
