using System.Text.Json;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Tests;

public class JsonTests
{
    private static readonly Measurement One = new("mm1", 2_000_000, 61.234, 0.00001, 2_101_251, 9.9976592064988)
    {
        Draws = 5,
        Hash = "ab",
    };

    [Fact]
    public void A_line_has_the_fields_that_others_read() => Assert.Equal(
        "{\"workload\":\"mm1\",\"nominal_events\":2000000,\"ns_per_event\":61.23,\"bytes_per_event\":0,"
        + "\"kernel_events\":2101251,\"check\":9.9976592064988}",
        Lines.Of(One));

    [Fact]
    public void A_model_has_its_events_once_more() => Assert.EndsWith(
        "\"check\":9.9976592064988,\"model_events\":2000000,\"ns_per_model_event\":61.23}",
        Lines.Of(One with { IsModel = true }),
        StringComparison.Ordinal);

    // customSmallerIsBetter: an array of objects with name, unit and value; range and extra are optional text.
    [Fact]
    public void The_file_for_github_action_benchmark_is_a_list_of_name_unit_and_value()
    {
        using var file = JsonDocument.Parse(ActionFile.Text(ActionFile.Entries(One)));
        Assert.Equal(JsonValueKind.Array, file.RootElement.ValueKind);
        Assert.Equal(["mm1", "mm1 allocation"], file.RootElement.EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.All(file.RootElement.EnumerateArray(), one =>
        {
            Assert.NotEqual("", one.GetProperty("unit").GetString());
            Assert.Equal(JsonValueKind.Number, one.GetProperty("value").ValueKind);
            Assert.Equal(JsonValueKind.String, one.GetProperty("extra").ValueKind);
            Assert.Equal(4, one.EnumerateObject().Count());
        });
    }
}
