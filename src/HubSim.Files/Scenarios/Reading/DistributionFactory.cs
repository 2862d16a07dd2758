using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Makes a distribution of checked numbers.</summary>
internal static class DistributionFactory
{
    public static Distribution? Make(
        Findings findings, Family family, IReadOnlyList<Argument> numbers, InputAttribute input, Place at, string path)
    {
        if (family.Name == "value")
        {
            return new Constant(numbers[0].Value);
        }

        findings.Add(at, path, "this version reads fixed numbers only");
        return null;
    }
}
