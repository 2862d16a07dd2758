using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Rules between the keys of compute that say what jobs there are and how they are served.</summary>
static class JobChecks
{
    /// <summary>Reports every contradiction.</summary>
    public static void Check(Compute compute, Problems problems)
    {
        CheckDiscipline(compute, problems);
        if (compute.JobTypes is { } types)
        {
            CheckTyped(compute, types, problems);
        }
        else
        {
            CheckPlain(compute, problems);
        }
    }

    private static void CheckDiscipline(Compute compute, Problems problems)
    {
        if (compute.Discipline is JobDiscipline.EasyBackfill or JobDiscipline.ConservativeBackfill && compute.BackfillDepth is null)
        {
            problems.Add("discipline", "a backfill needs to know how many waiting jobs it looks at; add backfill_depth, at most 128");
        }

        if (compute.Discipline is JobDiscipline.FairShare && compute.FairShareHalfLife is null)
        {
            problems.Add("discipline", "fair_share needs to know after how long usage counts half; add fair_share_half_life, in days");
        }
    }

    private static void CheckTyped(Compute compute, Named<JobType> types, Problems problems)
    {
        if (compute.LargeFromCards is null)
        {
            problems.Add("job_types", "with job types the scenario must say from how many cards on a job is large; add large_from_cards");
        }

        var names = types.Select(entry => entry.Key).ToList();
        foreach (var (strategy, demand) in compute.Demand)
        {
            Refuse(problems, $"demand.{strategy}", "job_types", ("cards_per_job", demand.CardsPerJob), ("duration", demand.Duration), ("limit", demand.Limit));
            if (demand.Stages is null)
            {
                problems.Add($"demand.{strategy}", "with job_types, demand must say which types; add stages, with a mix in each");
            }

            for (var i = 0; i < (demand.Stages?.Count ?? 0); i++)
            {
                CheckMix(problems, $"demand.{strategy}.stages[{i}].mix", demand.Stages![i].Mix, names);
            }
        }
    }

    private static void CheckMix(Problems problems, string path, Named<Quantity> mix, List<string> names)
    {
        foreach (var (name, _) in mix.Where(entry => !names.Contains(entry.Key)))
        {
            problems.Add($"{path}.{name}", $"there is no job type '{name}' in job_types{Suggestion.For(name, names)}");
        }

        if (mix.All(entry => entry.Value.Distribution.Maximum <= 0))
        {
            problems.Add(path, "every weight is 0, so no type could be chosen; give at least one a positive weight");
        }
    }

    private static void CheckPlain(Compute compute, Problems problems)
    {
        if (compute.Detail is ComputeDetail.Days)
        {
            problems.Add("detail", "days needs to tell small jobs from large ones; add job_types and large_from_cards");
        }

        foreach (var (strategy, demand) in compute.Demand)
        {
            Refuse(problems, $"demand.{strategy}", "demand without job_types", ("scale", demand.Scale), ("stages", demand.Stages));
            if (demand.CardsPerJob is null || demand.Duration is null || demand.Limit is null)
            {
                problems.Add($"demand.{strategy}", "without job_types, demand must describe its jobs; add cards_per_job, duration and limit");
            }
        }
    }

    private static void Refuse(Problems problems, string path, string what, params (string Key, object? Value)[] keys)
    {
        foreach (var (key, _) in keys.Where(entry => entry.Value is not null))
        {
            problems.Add($"{path}.{key}", $"{key} has no meaning with {what}; remove it");
        }
    }
}
