namespace HubSim.Kernel.Random;

/// <summary>Placeholder for the streams' author: the source of the words of one draw.</summary>
public ref struct Draw
{
}
