using HubSim.Benchmarks.Gating;

namespace HubSim.Benchmarks.Tests;

public class ExactComparisonTests
{
    private static readonly ExactFigures Before = new()
    {
        Workload = "mm1",
        NominalEvents = 2_000_000,
        KernelEvents = 2_100_000,
        Draws = 2_050_000,
        BytesPerEvent = 0.5,
        Check = 9.99,
        Hash = "00ff",
    };

    [Fact]
    public void The_same_figures_pass() => Assert.Empty(Compare(Before with { }));

    [Fact]
    public void What_allocates_by_design_may_allocate_a_hundredth_more_and_no_more()
    {
        var model = Before with { BytesPerEvent = 20 };
        Assert.Empty(ExactComparison.FallsBack([model], [model with { BytesPerEvent = 20.19 }]));
        Assert.Single(ExactComparison.FallsBack([model], [model with { BytesPerEvent = 20.21 }]));
    }

    [Fact]
    public void Fewer_bytes_pass_and_a_single_one_more_in_a_million_events_does_not()
    {
        Assert.Empty(Compare(Before with { BytesPerEvent = 0 }));
        Assert.Equal("mm1: bytes per event 0.500001, in the baseline 0.5", Compare(Before with { BytesPerEvent = 0.500001 }));
    }

    [Fact]
    public void Whatever_else_differs_fell_back_in_either_direction()
    {
        Assert.Equal("mm1: nominal events 1999999, in the baseline 2000000", Compare(Before with { NominalEvents = 1_999_999 }));
        Assert.Equal("mm1: kernel events 2099999, in the baseline 2100000", Compare(Before with { KernelEvents = 2_099_999 }));
        Assert.Equal("mm1: draws 2050001, in the baseline 2050000", Compare(Before with { Draws = 2_050_001 }));
        Assert.Equal("mm1: check 9.990000000000002, in the baseline 9.99", Compare(Before with { Check = Math.BitIncrement(9.99) }));
        Assert.Equal("mm1: answers 00fe, in the baseline 00ff", Compare(Before with { Hash = "00fe" }));
    }

    [Fact]
    public void A_workload_on_one_side_only_fell_back()
    {
        Assert.Equal("mm1: is not in the baseline", Assert.Single(ExactComparison.FallsBack([], [Before])));
        Assert.Equal("mm1: is in the baseline, and no longer measured", Assert.Single(ExactComparison.FallsBack([Before], [])));
    }

    private static string Compare(ExactFigures now) => string.Join('|', ExactComparison.FallsBack([Before], [now]));
}
