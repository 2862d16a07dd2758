using HubSim.Model.Support;

namespace HubSim.Model.Observing;

/// <summary>What becomes of the programme's money.</summary>
static class ProgrammeResponses
{
    /// <summary>One pot.</summary>
    public static IEnumerable<Response> PotOf(PotKind kind)
    {
        var name = kind switch
        {
            PotKind.Compute => "compute",
            PotKind.Models => "models",
            PotKind.Corpora => "corpora",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return
        [
            Response.Real($"pot_{name}_dry_day", "days since the start", $"Time at which the {name} pot ran dry; missing if it never did.", world => Response.Days(world.Office?[kind]?.Dry)),
            Response.Count($"pot_{name}_spent_fen", "fen", $"Money paid from the {name} pot.", world => world.Office?[kind]?.Spent.Fen),
            Response.Count($"pot_{name}_left_fen", "fen", $"Money left in the {name} pot on the last day.", world => world.Office?[kind]?.Left.Fen),
            Response.Count($"pot_{name}_claims_paid", "claims", $"Claims paid from the {name} pot, in whole or in part.", world => world.Office?[kind]?.Paid),
            Response.Count($"pot_{name}_claims_refused", "claims", $"Claims refused because the {name} pot was empty.", world => world.Office?[kind]?.Refused),
        ];
    }
}
