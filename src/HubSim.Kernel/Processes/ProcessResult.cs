namespace HubSim.Kernel.Processes;

/// <summary>
/// What a process returned. Apart from the box, which serves another process as soon as this one has ended.
/// </summary>
/// <typeparam name="T">Type of the result.</typeparam>
internal sealed class ProcessResult<T>
{
    private T? value;

    /// <summary>Whether the process has returned.</summary>
    public bool IsSet { get; private set; }

    public void Set(T result)
    {
        value = result;
        IsSet = true;
    }

    /// <summary>The result.</summary>
    public T Get() => IsSet ? value! : throw new InvalidOperationException(
        $"A process that has not returned, or was stopped, has no result{Simulator.Running?.Where}.");
}
