namespace HubSim.Kernel.Processes;

/// <summary>
/// The links between a process and those that end with it. They lead from one record of what is seldom used to the next,
/// so that a child that comes or goes touches of its siblings nothing else.
/// </summary>
internal struct Family
{
    public SeldomUsed? Parent;
    public SeldomUsed? FirstChild;
    public SeldomUsed? LastChild;
    public SeldomUsed? OlderSibling;
    public SeldomUsed? YoungerSibling;

    /// <summary>Makes a process the youngest child of another.</summary>
    public static void Adopt(ProcessBox parent, ProcessBox child)
    {
        var (old, young) = (parent.Seldom, child.Seldom);
        (old.Owner, young.Owner) = (parent, child);
        young.Family.Parent = old;
        young.Family.OlderSibling = old.Family.LastChild;
        if (old.Family.LastChild is { } older)
        {
            older.Family.YoungerSibling = young;
        }
        else
        {
            old.Family.FirstChild = young;
        }

        old.Family.LastChild = young;
    }

    /// <summary>Cuts a process off its parent and its siblings.</summary>
    public static void Leave(SeldomUsed child)
    {
        ref var links = ref child.Family;
        if (links.Parent is not { } parent)
        {
            return;
        }

        if (links.OlderSibling is { } older)
        {
            older.Family.YoungerSibling = links.YoungerSibling;
        }
        else
        {
            parent.Family.FirstChild = links.YoungerSibling;
        }

        if (links.YoungerSibling is { } younger)
        {
            younger.Family.OlderSibling = links.OlderSibling;
        }
        else
        {
            parent.Family.LastChild = links.OlderSibling;
        }

        links.Parent = links.OlderSibling = links.YoungerSibling = null;
    }
}
