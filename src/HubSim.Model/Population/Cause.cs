namespace HubSim.Model.Population;

/// <summary>Why a firm ended.</summary>
public enum Cause
{
    /// <summary>Its bills were larger than its cash.</summary>
    Cash,

    /// <summary>It closed for another reason.</summary>
    Hazard,

    /// <summary>It moved to another city.</summary>
    Moved,

    /// <summary>It was sold to another firm.</summary>
    Acquired,

    /// <summary>It gave up training models of its own, and with that itself.</summary>
    GaveUp,
}
