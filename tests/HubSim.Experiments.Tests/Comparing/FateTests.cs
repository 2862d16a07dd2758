using HubSim.Experiments.Comparing;

namespace HubSim.Experiments.Tests.Comparing;

/// <summary>The same entities under two systems, and ratios of means.</summary>
public sealed class FateTests
{
    [Fact]
    public void Entities_are_matched_by_group_and_number()
    {
        var measure = Of(0, ("local", 0, true), ("local", 1, false), ("local", 2, true), ("abroad", 0, false), ("abroad", 1, true), ("abroad", 7, false));
        var other = Of(0, ("local", 0, true), ("local", 1, true), ("local", 2, false), ("abroad", 0, false), ("local", 3, true), ("local", 4, false));

        var match = FateMatch.Between(measure, other);

        Assert.Equal(new FateMatch(BothSurvive: 1, Saved: 1, Lost: 1, BothEnd: 1, NewSurvivors: 1, NewEnded: 1, MissingSurvivors: 1, MissingEnded: 1), match);
        Assert.Equal(0, match.Extra);
        Assert.Equal(0, match.ExtraAmongTheSame);
    }

    [Fact]
    public void Extra_survivors_are_the_difference_of_the_survivors()
    {
        var measure = Of(0, ("a", 0, true), ("a", 5, false), ("a", 6, false));
        var other = Of(0, ("a", 5, true), ("a", 6, true), ("b", 6, true), ("b", 9, false));

        var match = FateMatch.Between(measure, other);

        Assert.Equal(2, match.ExtraAmongTheSame);
        Assert.Equal(3 - 1, match.Extra);
    }

    [Fact]
    public void Bytes_hold_all_of_it_whatever_the_order_in_which_it_came()
    {
        var one = Of(-12_345_678_901, ("local", 3, true), ("abroad/parent", 1_000_000_007, false), ("local", 0, false));
        var same = Of(-12_345_678_901, ("local", 0, false), ("local", 3, true), ("abroad/parent", 1_000_000_007, false));

        var read = Fates.FromBytes(one.ToBytes());

        Assert.Equal(one.Spent, read.Spent);
        Assert.Equal(one.Survives.OrderBy(entry => entry.Key), read.Survives.OrderBy(entry => entry.Key));
        Assert.Equal(one.ToBytes().ToArray(), same.ToBytes().ToArray());
        Assert.Throws<InvalidDataException>(() => Fates.FromBytes(one.ToBytes()[..^1]));
        Assert.Throws<InvalidDataException>(() => Fates.FromBytes(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public void Five_hundred_entities_take_little_room()
    {
        var fates = new Fates();
        for (var i = 0; i < 500; i++)
        {
            fates.Add(i % 2 == 0 ? "local" : "abroad", i * 3, i % 3 == 0);
        }

        Assert.InRange(fates.ToBytes().Length, 500, 600);
    }

    // Jackknife by hand for x = 1, 2, 6 and y = 1, 2, 3: ratio 9/6; left out in turn 8/5, 7/4, 3/3;
    // pseudo-values 3 * 1.5 - 2 * each = 1.3, 1.0, 2.5; mean 1.6, variance 0.63.
    [Fact]
    public void A_ratio_of_means_has_the_jackknife_that_one_computes_by_hand()
    {
        var ratio = RatioOfMeans.Of([1, 2, 6], [1, 2, 3], confidence: 0.8);

        Assert.NotNull(ratio);
        Assert.Equal(1.6, ratio.Value.Value, 12);
        Assert.Equal(1.885618083164127 * Math.Sqrt(0.63 / 3), ratio.Value.HalfWidth, 9);
    }

    [Fact]
    public void A_ratio_that_is_the_same_everywhere_is_known_exactly()
    {
        var ratio = RatioOfMeans.Of([2, 4, 6, 8], [1, 2, 3, 4]);

        Assert.Equal(2, ratio!.Value.Value, 12);
        Assert.Equal(0, ratio.Value.HalfWidth, 9);
    }

    [Fact]
    public void A_ratio_to_what_may_be_nothing_is_not_given()
    {
        Assert.Null(RatioOfMeans.Of([1, 2, 3], [-1, 0, 1]));
        Assert.Null(RatioOfMeans.Of([1, 2], [0, 0]));
    }

    private static Fates Of(long spent, params (string Group, long Number, bool Survives)[] entities)
    {
        var fates = new Fates { Spent = spent };
        foreach (var (group, number, survives) in entities)
        {
            fates.Add(group, number, survives);
        }

        return fates;
    }
}
