namespace HubSim.Kernel.Tests.Programs;

/// <summary>Several waits of one process, of which the first decides, or the last.</summary>
internal sealed class ReferenceGroup(ReferenceProcess owner, bool isAll)
{

    public List<ReferenceWait> Waits { get; } = [];

    public bool IsDecided { get; private set; }

    public ReferenceWait? Winner { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>
    /// Makes the wishes in order, again as long as some are met, since what one is given another may give. Whether the
    /// answers decide.
    /// </summary>
    public bool TryAtOnce()
    {
        while (true)
        {
            var isAny = false;
            foreach (var wait in Waits.Where(wait => !wait.HasEnded))
            {
                if (!wait.TryAtOnce())
                {
                    continue;
                }

                isAny = true;
                Winner = wait;
                Failure = wait.Failure;
                if (Failure is not null)
                {
                    GiveUp();
                }

                if (!isAll || Failure is not null)
                {
                    IsDecided = true;
                    return true;
                }
            }

            if (Waits.All(wait => wait.HasEnded))
            {
                IsDecided = true;
                return true;
            }

            if (!isAny)
            {
                return false;
            }
        }
    }

    public void StandInLines()
    {
        foreach (var wait in Waits.Where(wait => !wait.HasEnded))
        {
            wait.StandInLine();
        }
    }

    /// <summary>One of the waits has ended.</summary>
    public void HasEnded(ReferenceWait wait)
    {
        if (IsDecided)
        {
            // The end of another one let it be met: too late.
            wait.GiveBack();
            return;
        }

        if (isAll && wait.Failure is null && Waits.Any(other => !other.HasEnded))
        {
            return;
        }

        IsDecided = true;
        Winner = wait;
        Failure = wait.Failure;
        owner.Wake(wait);
        CutOthersShort(givesBack: Failure is not null);
    }

    /// <summary>The process is called away: everything ends, and what was given goes back.</summary>
    public void GiveUp()
    {
        IsDecided = true;
        CutOthersShort(givesBack: true);
    }

    private void CutOthersShort(bool givesBack)
    {
        foreach (var wait in Waits)
        {
            if (!wait.HasEnded)
            {
                wait.CutShort();
            }
            else if (givesBack)
            {
                wait.GiveBack();
            }
        }
    }
}
