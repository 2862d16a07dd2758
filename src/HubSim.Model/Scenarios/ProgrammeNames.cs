using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Holds the names that the programme uses against the sections that they come from.</summary>
static class ProgrammeNames
{
    /// <summary>Reports every sector and stage that does not exist.</summary>
    public static void Check(Problems problems, Scenario scenario)
    {
        var sectors = (scenario.Firms.Sectors ?? new([])).Select(entry => entry.Key).ToList();
        var stages = (scenario.Money?.Rounds ?? []).Select(round => round.Stage).Prepend("founded").ToList();
        foreach (var (name, pot) in scenario.Programme?.OpenPots ?? [])
        {
            var path = $"programme.pots.{name}";
            CheckAll(problems, $"{path}.quotas", (pot.Quotas ?? new([])).Select(quota => quota.Key), sectors, "a sector of firms.sectors");
            foreach (var (label, scheme) in pot.Schemes)
            {
                for (var i = 0; i < (scheme.Rates?.Count ?? 0); i++)
                {
                    var at = $"{path}.schemes.{label}.rates[{i}]";
                    CheckAll(problems, $"{at}.sectors", scheme.Rates![i].Sectors ?? [], sectors, "a sector of firms.sectors");
                    CheckAll(problems, $"{at}.stages", scheme.Rates![i].Stages ?? [], stages, "'founded' or a stage of money.rounds");
                }
            }
        }
    }

    private static void CheckAll(Problems problems, string path, IEnumerable<string> names, List<string> known, string what)
    {
        foreach (var name in names.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            problems.Add(path, $"'{name}' is not {what}{Suggestion.For(name, known)}");
        }
    }
}
