using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Keys of compute that contradict each other.</summary>
public class JobCheckTests
{
    private static readonly Compute Good = JobScenes.Typed(10, 1, ("a", JobScenes.Type()));

    private static IEnumerable<string> PathsOf(Compute compute)
    {
        var problems = new Problems();
        compute.Check(problems);
        return problems.Found.Select(problem => problem.Path);
    }

    [Fact]
    public void A_scene_with_types_and_one_without_are_in_order()
    {
        Assert.Empty(PathsOf(Good));
        Assert.Empty(PathsOf(Scenes.Compute(10, 1)));
    }

    [Fact]
    public void Days_need_types() => Assert.Equal(["detail"], PathsOf(Scenes.Compute(10, 1) with { Detail = ComputeDetail.Days }));

    [Fact]
    public void Types_need_to_know_what_is_large() => Assert.Equal(["job_types"], PathsOf(Good with { LargeFromCards = null }));

    [Theory]
    [InlineData(JobDiscipline.EasyBackfill)]
    [InlineData(JobDiscipline.ConservativeBackfill)]
    [InlineData(JobDiscipline.FairShare)]
    public void Some_disciplines_need_a_number(JobDiscipline discipline) =>
        Assert.Equal(["discipline"], PathsOf(Good with { Discipline = discipline }));

    [Fact]
    public void A_mix_names_types_that_exist_and_leaves_one_to_choose()
    {
        var demand = Good.Demand[0].Value;
        var mixes = new[] { Scenes.Names(("b", Scenes.Fixed(1))), Scenes.Names(("a", Scenes.Fixed(0))) };
        var compute = Good with
        {
            Demand = Scenes.Names(("any", demand with { Stages = [.. mixes.Select(mix => new DemandStage { Factor = Scenes.Fixed(1), Mix = mix })] })),
        };

        Assert.Equal(["demand.any.stages[0].mix.b", "demand.any.stages[1].mix"], PathsOf(compute));
    }

    [Fact]
    public void Keys_of_one_form_are_refused_in_the_other()
    {
        var demand = Good.Demand[0].Value;
        var typed = Good with { Demand = Scenes.Names(("any", demand with { Limit = Scenes.Fixed(1) })) };
        var plain = Scenes.Compute(10, 1);
        plain = plain with { Demand = Scenes.Names(("any", plain.Demand[0].Value with { Scale = Scenes.Always(1), Duration = null })) };

        Assert.Equal(["demand.any.limit"], PathsOf(typed));
        Assert.Equal(["demand.any.scale", "demand.any"], PathsOf(plain));
    }
}
