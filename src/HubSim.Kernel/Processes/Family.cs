namespace HubSim.Kernel.Processes;

/// <summary>The links between a process and those that end with it.</summary>
internal struct Family
{
    public ProcessBox? Parent;
    public ProcessBox? FirstChild;
    public ProcessBox? LastChild;
    public ProcessBox? OlderSibling;
    public ProcessBox? YoungerSibling;

    /// <summary>Makes a process the youngest child of another.</summary>
    public static void Adopt(ProcessBox parent, ProcessBox child)
    {
        child.Family.Parent = parent;
        child.Family.OlderSibling = parent.Family.LastChild;
        if (parent.Family.LastChild is { } older)
        {
            older.Family.YoungerSibling = child;
        }
        else
        {
            parent.Family.FirstChild = child;
        }

        parent.Family.LastChild = child;
    }

    /// <summary>Cuts a process off its parent and its siblings.</summary>
    public static void Leave(ProcessBox child)
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
