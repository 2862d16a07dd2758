namespace HubSim.Kernel.Processes;

/// <summary>
/// The links between processes and those that end with them, by the slots of the processes: numbers side by side, which
/// cost no write barrier, and of which there are none in a model without children.
/// </summary>
internal sealed class Families
{
    private Links[] all = [];

    /// <summary>Makes a process the youngest child of another.</summary>
    public void Adopt(ProcessBox parent, ProcessBox child)
    {
        parent.HasFamily = child.HasFamily = true;
        MakeRoom(Math.Max(parent.Slot, child.Slot));
        ref var old = ref all[parent.Slot];
        ref var young = ref all[child.Slot];
        young.Parent = Link(parent.Slot);
        young.OlderSibling = old.LastChild;
        if (old.LastChild != 0)
        {
            all[Slot(old.LastChild)].YoungerSibling = Link(child.Slot);
        }
        else
        {
            old.FirstChild = Link(child.Slot);
        }

        old.LastChild = Link(child.Slot);
    }

    /// <summary>Slot of the parent of a process; -1 if it has none.</summary>
    public int ParentOf(ProcessBox process) => process.HasFamily ? Slot(all[process.Slot].Parent) : -1;

    /// <summary>Slot of the oldest child of a process that has a family; -1 if it has none.</summary>
    public int FirstChildOf(ProcessBox process) => Slot(all[process.Slot].FirstChild);

    /// <summary>Cuts a process that has a family off its parent and its siblings.</summary>
    public void Leave(ProcessBox child)
    {
        ref var links = ref all[child.Slot];
        if (links.Parent == 0)
        {
            return;
        }

        ref var parent = ref all[Slot(links.Parent)];
        if (links.OlderSibling != 0)
        {
            all[Slot(links.OlderSibling)].YoungerSibling = links.YoungerSibling;
        }
        else
        {
            parent.FirstChild = links.YoungerSibling;
        }

        if (links.YoungerSibling != 0)
        {
            all[Slot(links.YoungerSibling)].OlderSibling = links.OlderSibling;
        }
        else
        {
            parent.LastChild = links.OlderSibling;
        }

        links.Parent = links.OlderSibling = links.YoungerSibling = 0;
    }

    /// <summary>Forgets the families of so many slots.</summary>
    public void Clear(int slots) => Array.Clear(all, 0, Math.Min(slots, all.Length));

    // A link is a slot counted from 1, so that fresh memory links nothing.
    private static int Link(int slot) => slot + 1;

    private static int Slot(int link) => link - 1;

    private void MakeRoom(int slot)
    {
        if (slot >= all.Length)
        {
            Array.Resize(ref all, Math.Max(64, 2 * (slot + 1)));
        }
    }

    private struct Links
    {
        public int Parent;
        public int FirstChild;
        public int LastChild;
        public int OlderSibling;
        public int YoungerSibling;
    }
}
