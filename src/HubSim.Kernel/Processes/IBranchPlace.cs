namespace HubSim.Kernel.Processes;

/// <summary>Something that can be waited for as one of several.</summary>
internal interface IBranchPlace : IWaitPlace
{
    /// <summary>Makes the request of the branch. Whether it was answered at once, by whatever answer.</summary>
    bool TryAtOnce(Branch branch);

    /// <summary>Puts the branch in line, after it was not answered at once.</summary>
    void Enqueue(Branch branch);

    /// <summary>What the branch was given; it is the model's from now on.</summary>
    Outcome Collect(Branch branch);
}
