using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

/// <summary>Blocks of many sequences at once against the sequences one by one: equal to the last bit.</summary>
public sealed class SequenceBlockTests
{
    private static readonly Purpose Even = new("even");
    private static readonly Purpose Odd = new("odd");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void Blocks_of_many_sequences_are_those_of_each(int count)
    {
        var streams = new Streams(20270101, 3);
        var places = new SequencePlace[count];
        var sequences = new SequenceStream[count];
        for (var i = 0; i < count; i++)
        {
            var purpose = i % 2 == 0 ? Even : Odd;
            places[i] = new SequencePlace(purpose, (ulong)(i * i));
            sequences[i] = streams.Sequence(purpose, (ulong)(i * i));
        }

        var (first, second, third) = (new double[count], new double[count], new double[count]);
        for (var block = 0; block < 9; block++)
        {
            streams.NextBlocks(places, first, second, third);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(sequences[i].NextUniform(), first[i]);
                Assert.Equal(sequences[i].NextUniform(), second[i]);
                Assert.Equal(sequences[i].NextUniform(), third[i]);
                sequences[i].NextWord();
            }
        }
    }

    [Fact]
    public void Sequences_that_stand_at_different_blocks_go_on_side_by_side()
    {
        var streams = new Streams(7, 0);
        var places = new[] { new SequencePlace(Even), default, default, default, default };
        var numbers = new double[5];
        streams.NextBlocks(places.AsSpan(0, 1), numbers, new double[1], new double[1]);
        for (var i = 1; i < places.Length; i++)
        {
            places[i] = new SequencePlace(Even);
        }

        var firstOfFirstBlock = numbers[0];
        streams.NextBlocks(places, numbers, new double[5], new double[5]);

        Assert.All(numbers[1..], number => Assert.Equal(firstOfFirstBlock, number));
        Assert.NotEqual(firstOfFirstBlock, numbers[0]);
    }
}
