using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class Philox4x64Tests
{
    // Source: the lines "philox4x64 10" of tests/kat_vectors in Random123 (D. E. Shaw Research, commit 9545ff6):
    // the published known answers, each as counter, key, result.
    private static readonly ulong[][] KnownAnswers =
    [
        [
            0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
            0x0000000000000000, 0x0000000000000000,
            0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b,
        ],
        [
            0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
            0xffffffffffffffff, 0xffffffffffffffff,
            0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0,
        ],
        [
            0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89,
            0x452821e638d01377, 0xbe5466cf34e90c6c,
            0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6,
        ],
    ];

    [Fact]
    public void Gives_the_known_answers_published_by_its_authors()
    {
        foreach (var v in KnownAnswers)
        {
            var words = Philox4x64.Block(new Words4(v[0], v[1], v[2], v[3]), v[4], v[5]);
            Assert.Equal(v.AsSpan(6).ToArray(), Four(words));
        }
    }

    [Fact]
    public void A_draw_takes_its_words_from_the_block_of_its_count_entity_and_purpose()
    {
        var purpose = new Purpose("test");
        var draw = new Streams(11, 22).Draw(purpose, entity: 33, count: 44);
        for (var subCounter = 0UL; subCounter < 3; subCounter++)
        {
            var block = Philox4x64.Block(new Words4(44, subCounter, 33, purpose.Key), 11, 22);
            Assert.Equal(Four(block), Words(ref draw, 4));
        }
    }

    [Fact]
    public void A_sequence_gives_four_words_of_each_block_in_order()
    {
        var purpose = new Purpose("test");
        var sequence = new Streams(11, 22).Sequence(purpose, 33);
        for (var count = 0UL; count < 3; count++)
        {
            var block = Philox4x64.Block(new Words4(count, 1UL << 63, 33, purpose.Key), 11, 22);
            Assert.Equal(Four(block), Words(ref sequence, 4));
        }
    }

    private static ulong[] Four(Words4 words) => [words[0], words[1], words[2], words[3]];

    private static ulong[] Words<T>(ref T source, int count)
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
