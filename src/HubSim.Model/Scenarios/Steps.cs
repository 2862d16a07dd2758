using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Rules common to all schedules that are given as steps.</summary>
static class Steps
{
    /// <summary>Each step must begin after the one before it.</summary>
    public static void CheckOrder(Problems problems, string path, IReadOnlyList<DateOnly> from)
    {
        for (var i = 1; i < from.Count; i++)
        {
            if (from[i] <= from[i - 1])
            {
                problems.Add($"{path}[{i}].from", $"{from[i]:yyyy-MM-dd} does not lie after the step before it ({from[i - 1]:yyyy-MM-dd}); list the steps in order of time");
            }
        }
    }
}
