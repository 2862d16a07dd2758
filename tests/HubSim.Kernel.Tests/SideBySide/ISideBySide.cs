namespace HubSim.Kernel.Tests.SideBySide;

/// <summary>A model that docs/kernel/simsharp.md shows in two vocabularies.</summary>
internal interface ISideBySide
{
    /// <summary>Runs it from time 0 to its end.</summary>
    void Run();
}
