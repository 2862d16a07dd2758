namespace HubSim.Kernel.Resources;

/// <summary>
/// Which of a resource's grants a process holds: a place in the resource's table and the stamp it had when granted. One
/// number, so that it travels in a register, and so does a <see cref="Grant"/> field by field.
/// </summary>
/// <param name="Packed">The place above the stamp; 0 in the stamp for none.</param>
internal readonly record struct Holding(ulong Packed)
{
    public Holding(int index, uint stamp)
        : this(((ulong)index << 32) | stamp)
    {
    }

    /// <summary>Place in the table.</summary>
    public int Index => (int)(Packed >> 32);

    /// <summary>Tells the grants that used the place apart; 0 for none.</summary>
    public uint Stamp => (uint)Packed;
}
