using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Observing;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>What is counted of the model on the days of observations.</summary>
public sealed class SurveyTests
{
    private static readonly Scenario Ten = Scenes.Empty(400) with { Founding = new Founding { Count = 10 } };

    [Fact]
    public void A_state_is_counted_at_the_end_of_its_day_over_what_it_covers_and_its_error()
    {
        var result = Observed(Ten, Row(ObservedState.Residents, "2024-03-01", covers: 0.8, error: 1.25)).Run();

        Assert.Equal(10 / 0.8 / 1.25, result["observed_row0"], 12);
    }

    // Prices of 10 until the end of January and 40 from the first of February on: 31 and 60 of the quarter's 91 days.
    [Fact]
    public void A_quarter_is_the_mean_of_its_days()
    {
        var compute = Scenes.Compute(1, 0) with
        {
            Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(10) }, new PriceStep { From = new DateOnly(2024, 2, 1), Value = Scenes.Fixed(40) }],
        };

        var result = Observed(Ten with { Compute = compute }, Row(ObservedState.PoolPrice, "2024Q1")).Run();

        // The count of 31 January is taken at the first instant of February, when the new price holds already.
        Assert.Equal(((30 * 10) + (61 * 40)) / 91.0, result["observed_row0"], 12);
    }

    [Fact]
    public void A_response_can_be_observed_as_it_stands_on_the_last_day()
    {
        var scene = Growing() with { Compute = Scenes.Compute(2, 3) };
        var row = Row(ObservedState.Response, "2024-12-30", error: 1.25) with { Response = "cards_utilisation" };
        var result = Observed(scene, row).Run();
        Assert.Equal(result["cards_utilisation"] / 1.25, result["observed_row0"], 12);
        Assert.Equal(["observations.rows.row0.response"], Found("cards_utilization"));
        Assert.Equal(["observations.rows.row0.response"], Found("observed_row0"));
        Assert.Equal(["state"], Problems(row with { Response = null }));
        Assert.Equal(["state"], Problems(row with { State = ObservedState.Residents }));

        IEnumerable<string> Found(string response)
        {
            var problems = new Problems();
            Observed(scene, row with { Response = response }).Check(problems);
            return problems.Found.Select(problem => problem.Path);
        }
    }

    [Theory]
    [InlineData("2023-12-31")]
    [InlineData("2025-02-04")]
    [InlineData("2023Q4")]
    [InlineData("2025Q1")]
    public void What_is_not_simulated_whole_is_missing(string when) =>
        Assert.True(double.IsNaN(Observed(Ten, Row(ObservedState.Residents, when)).Run()["observed_row0"]));

    [Fact]
    public void The_first_and_the_last_day_are_counted()
    {
        var result = Observed(Ten, Row(ObservedState.Residents, "2024-01-01"), Row(ObservedState.Residents, "2025-02-03")).Run();

        Assert.Equal(10, result["observed_row0"]);
        Assert.Equal(10, result["observed_row1"]);
    }

    [Fact]
    public void A_state_of_a_part_that_is_off_is_missing() =>
        Assert.True(double.IsNaN(Observed(Ten, Row(ObservedState.MarketRent, "2024-03-01")).Run()["observed_row0"]));

    [Fact]
    public void A_survey_counts_what_the_whole_run_counts_and_ends_sooner()
    {
        var scenario = Observed(
            Growing(),
            Row(ObservedState.Attracted, "2024-03-01", errors: new LogNormal(1, 0.2)),
            Row(ObservedState.Residents, "2024-06-01", errors: new LogNormal(1, 0.2)),
            Row(ObservedState.Residents, "2024-12-01", use: ObservationUse.NotUsed));
        var model = new HubModel(scenario, []);
        var simulator = new Simulator();

        var whole = model.Run(simulator, 3, CancellationToken.None);
        var events = simulator.EventCount;
        var survey = model.Survey(simulator, 3, CancellationToken.None);

        Assert.True(simulator.EventCount < events * 0.75, "the days after the last one that is compared were run");
        Assert.Equal(Counts(model, whole).Take(2), survey.Take(2));
        Assert.True(double.IsNaN(survey[2]));
    }

    [Fact]
    public void A_survey_of_some_uses_ends_with_the_last_of_them()
    {
        var scenario = Observed(
            Growing(),
            Row(ObservedState.Attracted, "2024-03-01", errors: new LogNormal(1, 0.2)),
            Row(ObservedState.Residents, "2024-12-01", use: ObservationUse.HeldOut));
        var model = new HubModel(scenario, []);
        var simulator = new Simulator();
        var all = model.Survey(simulator, 3, CancellationToken.None);
        var events = simulator.EventCount;
        var scored = model.Survey(simulator, 3, CancellationToken.None, new SurveyPlan { Uses = new HashSet<ObservationUse> { ObservationUse.Scored } });

        Assert.True(simulator.EventCount < events * 0.5, "the days after the last scored observation were run");
        Assert.Equal(all[0], scored[0]);
        Assert.True(double.IsNaN(scored[1]));
    }

    [Fact]
    public void A_given_input_takes_the_place_of_its_draw_and_moves_no_other()
    {
        var (covers, rate) = (Scenes.Uncertain("covers", new Uniform(0.1, 1)), Scenes.Uncertain("rate", new Uniform(5, 10)));
        var origin = Scenes.Origin(20, (0, 10)) with { Rate = [new RateStep { From = Scenes.Start, Value = rate }] };
        var growing = Growing() with { Arrivals = new Arrivals { Origins = Scenes.Names(("anywhere", origin)) } };
        var scenario = Observed(growing, Row(ObservedState.Attracted, "2024-12-01") with { Covers = covers });
        var model = new HubModel(scenario, [covers, rate]);
        var drawn = model.DrawInputs(3);

        Assert.Equal(Count(), Count(("rate", drawn[1])));
        Assert.Equal(Count() * drawn[0] * 2, Count(("covers", 0.5)), 9);
        Assert.NotEqual(Count(), Count(("rate", 5)));

        double Count(params (string Path, double Value)[] given) => model.Survey(
            new Simulator(), 3, CancellationToken.None, new SurveyPlan { Given = given.ToDictionary(one => one.Path, one => one.Value) })[0];
    }

    [Fact]
    public void Observing_changes_nothing_in_the_system()
    {
        var plain = new HubModel(Growing(), []);
        var observed = new HubModel(Observed(Growing(), Row(ObservedState.Residents, "2024Q2", errors: new LogNormal(1, 0.2))), []);
        var (one, other) = (plain.Run(new Simulator(), 5, CancellationToken.None), observed.Run(new Simulator(), 5, CancellationToken.None));

        for (var i = 0; i < plain.Responses.Count; i++)
        {
            if (plain.Responses[i].Name is not ("model_events" or "kernel_events"))
            {
                var place = observed.Responses.Select(column => column.Name).ToList().IndexOf(plain.Responses[i].Name);
                Assert.Equal(one.Responses[i], other.Responses[place]);
            }
        }

        Assert.True(one.Firms.Rows > 20);
        Assert.Equal(one.Firms.Rows, other.Firms.Rows);
    }

    [Fact]
    public void The_error_is_drawn_by_the_name_of_the_observation()
    {
        var row = Row(ObservedState.Residents, "2024-03-01", errors: new LogNormal(1, 0.2));
        var alone = Observed(Ten, ("row", row)).Run()["observed_row"];
        var second = Observed(Ten, ("other", row), ("row", row)).Run();

        Assert.Equal(alone, second["observed_row"]);
        Assert.NotEqual(alone, second["observed_other"]);
        Assert.NotEqual(alone, Observed(Ten, ("row", row)).Run(replication: 1)["observed_row"]);
    }

    [Fact]
    public void A_row_that_cannot_be_compared_is_refused()
    {
        var good = Row(ObservedState.Residents, "2024-03-01");

        Assert.Empty(Problems(good));
        Assert.Equal(["state"], Problems(good with { Date = null }));
        Assert.Equal(["state"], Problems(good with { Quarter = "2024Q1" }));
        Assert.Equal(["quarter"], Problems(good with { Date = null, Quarter = "2024Q5" }));
        Assert.Equal(["quarter"], Problems(good with { Date = null, Quarter = "24Q1" }));
        Assert.Equal(["figure"], Problems(good with { Figure = Scenes.Uncertain("x", new Uniform(1, 2)) }));
        Assert.Equal(["figure"], Problems(good with { Figure = Scenes.Fixed(0) }));
        Assert.Equal(["use"], Problems(good with { State = ObservedState.None }));
        Assert.Empty(Problems(good with { State = ObservedState.None, Figure = Scenes.Fixed(0), Use = ObservationUse.NotUsed }));
    }

    private static Scenario Growing() => Scenes.Empty(365) with
    {
        Arrivals = new Arrivals { Origins = Scenes.Names(("anywhere", Scenes.Origin(20, (0, 10)))) },
    };

    private static Scenario Observed(Scenario scenario, params Observation[] rows) =>
        Observed(scenario, [.. rows.Select((row, i) => ($"row{i}", row))]);

    private static Scenario Observed(Scenario scenario, params (string Name, Observation Row)[] rows) =>
        scenario with { Observations = new Observations { Rows = Scenes.Names(rows) } };

    private static Observation Row(
        ObservedState state, string when, double covers = 1, double error = 1, Distribution? errors = null, ObservationUse use = ObservationUse.Scored) => new()
    {
        Date = when.Contains('Q', StringComparison.Ordinal) ? null : DateOnly.ParseExact(when, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Quarter = when.Contains('Q', StringComparison.Ordinal) ? when : null,
        State = state,
        Covers = Scenes.Fixed(covers),
        Figure = Scenes.Fixed(10),
        Error = Scenes.Sometimes(errors ?? new Constant(error)),
        Use = use,
    };

    private static IEnumerable<string> Problems(Observation observation)
    {
        var problems = new Problems();
        observation.Check(problems);
        return problems.Found.Select(problem => problem.Path);
    }

    private static IEnumerable<double> Counts(HubModel model, HubReplication replication) =>
        model.Responses.Select((column, i) => (column.Name, Value: replication.Responses[i]))
            .Where(entry => entry.Name.StartsWith("observed_", StringComparison.Ordinal))
            .Select(entry => entry.Value);
}
