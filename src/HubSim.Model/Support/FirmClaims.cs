using HubSim.Model.Finance;

namespace HubSim.Model.Support;

/// <summary>What one firm has had from one pot.</summary>
sealed class FirmClaims
{
    private SchemeUse[] uses = [];

    /// <summary>Money received from the pot.</summary>
    public Money Received { get; set; }

    /// <summary>Claims filed.</summary>
    public ulong Filed { get; set; }

    /// <summary>Claims refused because the pot was empty.</summary>
    public long Refused { get; set; }

    /// <summary>Applications made.</summary>
    public ulong Applications { get; set; }

    /// <summary>Applications refused.</summary>
    public long ApplicationsRefused { get; set; }

    /// <summary>True while an application waits for its review or its decision.</summary>
    public bool IsPending { get; set; }

    /// <summary>When the last application was refused; null when it was granted, or when there was none.</summary>
    public TimeSpan? Refusal { get; set; }

    /// <summary>The last grant of a review; null when there was none.</summary>
    public Voucher? Voucher { get; set; }

    /// <summary>True once a claim was taken.</summary>
    public bool HasClaimed => Array.Exists(uses, use => use.First is not null);

    /// <summary>The firm's use of a scheme, by the scheme's place in its pot.</summary>
    public ref SchemeUse Use(int scheme)
    {
        if (uses.Length <= scheme)
        {
            Array.Resize(ref uses, scheme + 1);
        }

        return ref uses[scheme];
    }
}

/// <summary>One firm's use of one scheme.</summary>
struct SchemeUse
{
    /// <summary>Time of the first claim; null before it.</summary>
    public TimeSpan? First { get; set; }

    /// <summary>Money granted against the firm's cap, paid or on its way.</summary>
    public Money Granted { get; set; }
}
