using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class StreamsTests
{
    private static readonly Purpose Luck = new("luck");
    private static readonly Purpose Quality = new("quality");

    [Fact]
    public void A_draw_does_not_move_when_the_one_before_needs_more_words()
    {
        var streams = new Streams(1, 0);
        var frugal = streams.Entity(Luck, 412);
        var greedy = streams.Entity(Luck, 412);
        for (var n = 0; n < 20; n++)
        {
            var few = frugal.Next();
            var many = greedy.Next();
            Assert.Equal(few.NextWord(), many.NextWord());
            for (var i = 0; i < n * 3; i++)
            {
                many.NextWord();
            }
        }
    }

    [Fact]
    public void A_draw_does_not_move_when_the_one_before_has_another_distribution()
    {
        var streams = new Streams(1, 0);
        foreach (var name in Cases.Names)
        {
            var distribution = Cases.Get(name).Distribution;
            var stream = streams.Entity(Luck, 412);
            for (var n = 0UL; n < 50; n++)
            {
                var draw = stream.Next();
                Assert.Equal(Words(streams.Draw(Luck, 412, n), 9), Words(draw, 9));
                distribution.Sample(ref draw);
            }
        }
    }

    [Fact]
    public void Draws_taken_in_order_equal_draws_taken_by_number()
    {
        var streams = new Streams(7, 3);
        var stream = streams.Entity(Quality, 9);
        for (var n = 0UL; n < 100; n++)
        {
            Assert.Equal(n, stream.Count);
            Assert.Equal(Words(stream.Next(), 9), Words(streams.Draw(Quality, 9, n), 9));
        }
    }

    [Fact]
    public void No_word_occurs_twice_among_seeds_replications_purposes_entities_and_counts()
    {
        // The chance that two of these 60,000 words are equal is 1e-10.
        var seen = new HashSet<ulong>();
        var words = 0;
        foreach (var seed in new ulong[] { 0, 1, 2, ulong.MaxValue })
        {
            for (var replication = 0; replication < 3; replication++)
            {
                var streams = new Streams(seed, replication);
                foreach (var purpose in new[] { Luck, Quality, new Purpose("luck ") })
                {
                    for (var entity = 0UL; entity < 5; entity++)
                    {
                        var stream = streams.Entity(purpose, entity);
                        for (var n = 0; n < 30; n++)
                        {
                            words += Add(seen, Words(stream.Next(), 10));
                        }

                        words += Add(seen, Words(streams.Sequence(purpose, entity), 30));
                    }
                }
            }
        }

        Assert.Equal(words, seen.Count);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("replication")]
    [InlineData("purpose")]
    [InlineData("entity")]
    [InlineData("count")]
    [InlineData("kind")]
    public void Neighbouring_streams_are_uncorrelated(string what)
    {
        // The correlation of n independent pairs is about normal with standard deviation 1 / sqrt(n): a false alarm
        // beyond 5 of these has a chance of 6e-7 for each pair of streams.
        const int Pairs = 40_000;
        var sum = 0.0;
        var other = new Streams(100, 6).Sequence(Luck, 12);
        for (var n = 0UL; n < Pairs; n++)
        {
            var x = new Streams(100, 6).Draw(Luck, 12, n).NextUniform();
            var y = what switch
            {
                "seed" => new Streams(101, 6).Draw(Luck, 12, n).NextUniform(),
                "replication" => new Streams(100, 7).Draw(Luck, 12, n).NextUniform(),
                "purpose" => new Streams(100, 6).Draw(Quality, 12, n).NextUniform(),
                "entity" => new Streams(100, 6).Draw(Luck, 13, n).NextUniform(),
                "count" => new Streams(100, 6).Draw(Luck, 12, n + 1).NextUniform(),
                _ => other.NextUniform(),
            };
            sum += (x - 0.5) * (y - 0.5) * 12;
        }

        Assert.InRange(sum / Math.Sqrt(Pairs), -5, 5);
    }

    [Fact]
    public void What_else_is_drawn_moves_nothing()
    {
        var alone = new Streams(5, 1).Entity(Luck, 3);
        var streams = new Streams(5, 1);
        var among = streams.Entity(Luck, 3);
        for (var n = 0; n < 20; n++)
        {
            streams.Entity(new Purpose($"new purpose {n}"), 3).Next();
            streams.Entity(Luck, 1000 + (ulong)n).Next();
            streams.Sequence(Luck, 3).NextWord();
            Assert.Equal(Words(alone.Next(), 6), Words(among.Next(), 6));
        }
    }

    [Fact]
    public void Uniform_numbers_stay_inside_the_open_interval_for_every_word()
    {
        Assert.Equal(Math.Pow(2, -53), Uniform01.From(0));
        Assert.Equal(1 - Math.Pow(2, -53), Uniform01.From(ulong.MaxValue));
        Assert.Equal(0.5 + Math.Pow(2, -53), Uniform01.From(1UL << 63));
    }

    [Fact]
    public void A_sequence_fills_the_unit_interval_evenly_in_every_bit()
    {
        // Each bit of 40,000 words is set half of the time: 64 tests beyond 5.5 standard deviations, chance 2e-6 in all.
        const int Count = 40_000;
        var sequence = new Streams(8, 0).Sequence(Luck);
        var set = new int[64];
        for (var i = 0; i < Count; i++)
        {
            var word = sequence.NextWord();
            for (var bit = 0; bit < 64; bit++)
            {
                set[bit] += (int)((word >> bit) & 1);
            }
        }

        Assert.All(set, count => Assert.InRange((count - (Count / 2.0)) / Math.Sqrt(Count / 4.0), -5.5, 5.5));
    }

    [Fact]
    public void Keys_of_names_follow_the_published_hashes()
    {
        // FNV-1a of "foobar" is 85944171f73967e8 by its authors' test vectors; the rest is the SplitMix64 finaliser, whose
        // value for the golden ratio is the published first output for seed 0.
        Assert.Equal(0x404da9e3b74078c2UL, StreamKey.Of("foobar"));
        Assert.Equal(0x76f73d3387565709UL, StreamKey.Of("计算 ¥"));
        Assert.Equal(StreamKey.Of("foobar"), new Purpose("foobar").Key);
        Assert.Equal(StreamKey.Combine(0, 5), StreamKey.Combine(0, 5));
        Assert.NotEqual(StreamKey.Combine(1, 2), StreamKey.Combine(2, 1));
        Assert.NotEqual(StreamKey.Combine(1, 2), StreamKey.Combine(1, 3));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Streams(1, -1));
        Assert.Throws<ArgumentException>(() => new Purpose(" "));
        Assert.Throws<ArgumentNullException>(() => new Purpose(null!));
    }

    private static int Add(HashSet<ulong> seen, ulong[] words)
    {
        seen.UnionWith(words);
        return words.Length;
    }

    private static ulong[] Words<T>(T source, int count)
        where T : struct, IWordSource
    {
        var words = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = source.NextWord();
        }

        return words;
    }
}
