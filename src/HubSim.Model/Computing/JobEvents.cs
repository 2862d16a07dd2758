namespace HubSim.Model.Computing;

/// <summary>What jobs have to do with the count of model events; over the whole run, the warm-up included.</summary>
sealed class JobEvents
{
    /// <summary>Jobs submitted, started, ended and given up (or bought, which also leaves the queue).</summary>
    public long Jobs { get; set; }

    /// <summary>Resumes of processes of jobs and of those that submit them, which are the means and not counted.</summary>
    public long Resumes { get; set; }
}
