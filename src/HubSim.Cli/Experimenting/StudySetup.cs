using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Experiments;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Experimenting;

/// <summary>What a study begins with: the experiment, checked, and the model of its first scenario.</summary>
sealed class StudySetup
{
    /// <summary>A set-up of an experiment without error.</summary>
    public StudySetup(ExperimentRequest request, LoadedExperiment loaded)
    {
        Request = request;
        Loaded = loaded;
        Base = new HubModel(Policies[0].Loaded.Value!, Policies[0].Loaded.Quantities);
        Responses = Base.Responses;
    }

    /// <summary>What the user asked for.</summary>
    public ExperimentRequest Request { get; }

    /// <summary>The experiment.</summary>
    public LoadedExperiment Loaded { get; }

    /// <summary>Its scenarios: one, or one for each policy.</summary>
    public IReadOnlyList<PolicyScenario> Policies => Loaded.Policies;

    /// <summary>Its factors, in the order of the file.</summary>
    public IReadOnlyList<ResolvedFactor> Factors => Loaded.Factors;

    /// <summary>The model of the first scenario.</summary>
    public HubModel Base { get; }

    /// <summary>Responses of the first scenario; another scenario's are put in this order, NaN where it lacks one.</summary>
    public IReadOnlyList<Column> Responses { get; }

    /// <summary>Root seed.</summary>
    public ulong Seed => (ulong)Policies[0].Loaded.Value!.Run.Seed;

    /// <summary>Hash of the resolved experiment together with its resolved scenarios.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', Policies.Select(policy => policy.Loaded.Sha256).Prepend(Loaded.Sha256)))));

    /// <summary>True when small jobs may be bundles in a trial, so that what needs every job is of large jobs only.</summary>
    public bool IsBundled => Policies.Any(policy => policy.Loaded.Value!.Compute?.Detail is ComputeDetail.Days)
        || Factors.Any(factor => factor.Path == "compute.detail");

    /// <summary>A response as people see it named: with the sign of what needs every job, where jobs may be bundles.</summary>
    public string Called(string response) => response + MarkOf(response);

    /// <summary>The sign behind the name of a response; empty where it needs none.</summary>
    public string MarkOf(string response) =>
        IsBundled && Responses.Any(column => column.Name == response && column.NeedsJobs) ? $" {Column.Mark}" : "";

    /// <summary>Place of a response among the responses of a trial.</summary>
    public int PlaceOf(string response)
    {
        for (var i = 0; i < Responses.Count; i++)
        {
            if (Responses[i].Name == response)
            {
                return i;
            }
        }

        throw new ArgumentException($"{response} is not a response", nameof(response));
    }
}
