using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>The hash under which replications are kept: what decides nothing does not change it, what decides does.</summary>
public sealed class DecisiveInputsTests
{
    private static readonly string Smoke = Path.Combine(ShippedScenarioTests.Folder, "smoke.yaml");

    [Theory]
    [InlineData("depth: {value: 2, unit: m, source: s1}", "depth: 2.0")]
    [InlineData("depth: {value: 2, unit: m, source: s1}", "depth: {value: 2, unit: m, assumption: a guess, note: for now}")]
    [InlineData("slope: 0.5\nis_open: true", "is_open: true # open\nslope: 5e-1")]
    public void Another_way_of_saying_the_same_value_leaves_it(string old, string changed) =>
        Assert.Equal(Of(Scratch.Good), Of(Scratch.With(old, changed)));

    [Theory]
    [InlineData("size: 12", "size: 13")]
    [InlineData("depth: {value: 2, unit: m, source: s1}", "depth: {uniform: [1, 3], unit: m, source: s1}")]
    [InlineData("is_open: true", "is_open: false")]
    [InlineData("rates: [1, 2.5]", "rates: [2.5, 1]")]
    [InlineData("  fish: 3\n", "  fish: 4\n")]
    public void Another_value_changes_it(string old, string changed) =>
        Assert.NotEqual(Of(Scratch.Good), Of(Scratch.With(old, changed)));

    [Fact]
    public void The_order_of_named_entries_counts_because_the_model_deals_with_them_in_it()
    {
        const string South = "  south: {rain: 1, rates: [1], steps: [{from: 2024-02-01, amount: 3}]}\n";
        var before = Of(Scratch.With("beds:\n", "beds:\n" + South));
        var after = Of(Scratch.With("sources:\n", South + "sources:\n"));

        Assert.NotEqual(before, after);
    }

    [Theory]
    [InlineData("title=Another")]
    [InlineData("question=Why?")]
    [InlineData("run.replications=7")]
    [InlineData("run.seed=7")]
    [InlineData("expect=[]")]
    public void Marked_keys_of_a_scenario_leave_it(string change) => Assert.Equal(Hash(), Hash(change));

    [Theory]
    [InlineData("target.count=7")]
    [InlineData("limits.max_entities=7000")]
    [InlineData("clock.end=2026-11-30")]
    public void Other_keys_of_a_scenario_change_it(string change) => Assert.NotEqual(Hash(), Hash(change));

    private static string Of(string text, params string[] overrides)
    {
        var loaded = Scratch.LoadOnce(text, overrides);
        Assert.Empty(loaded.Diagnostics);
        return loaded.InputsSha256;
    }

    private static string Hash(params string[] overrides)
    {
        var loaded = ScenarioLoader.Load<Scenario>(Smoke, overrides);
        Assert.Empty(loaded.Diagnostics);
        return loaded.InputsSha256;
    }
}
