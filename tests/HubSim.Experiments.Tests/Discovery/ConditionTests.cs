using HubSim.Experiments.Discovery;

namespace HubSim.Experiments.Tests.Discovery;

/// <summary>Conditions as planners write them.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("target_reached == 0", 0, true)]
    [InlineData("target_reached == false", 1, false)]
    [InlineData("wait_p95_hours > 48", 48.5, true)]
    [InlineData("wait_p95_hours>=48", 48, true)]
    [InlineData("wait_p95_hours < 4.8e1", 48, false)]
    [InlineData("firms_alive <= 300", 300, true)]
    [InlineData("firms_alive != 300", 300, false)]
    public void A_condition_is_read_and_holds_where_it_should(string text, double value, bool holds) =>
        Assert.Equal(holds, Condition.Parse(text)!.Holds(value));

    [Theory]
    [InlineData("target_reached")]
    [InlineData("target_reached = 0")]
    [InlineData("== 3")]
    [InlineData("a > b")]
    [InlineData("a > ")]
    [InlineData("a > .nan")]
    [InlineData("a > 3 and b < 4")]
    public void What_is_no_condition_is_none(string text) => Assert.Null(Condition.Parse(text));
}
