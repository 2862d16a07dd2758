using CsCheck;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class ItemListTests
{
    [Fact]
    public void It_agrees_with_a_sorted_list_whatever_is_added_taken_and_brought_back() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1_000]).Array[1, 400].Each(steps =>
        {
            var (list, slow) = (new ItemList<string>(), new SortedList<ulong, string>());
            var gone = new List<ulong>();
            var last = 0UL;
            foreach (var (what, which) in steps)
            {
                if (what < 4)
                {
                    Add(++last);
                }
                else if (what < 6 && gone.Count > 0)
                {
                    var number = gone[which % gone.Count];
                    gone.Remove(number);
                    Add(number);
                }
                else if (slow.Count > 0)
                {
                    Remove(slow.Keys[what == 9 ? which % slow.Count : Math.Min(which % 3, slow.Count - 1)]);
                }

                Compare();
            }

            void Add(ulong number)
            {
                list.Add($"item {number}", number);
                slow.Add(number, $"item {number}");
            }

            void Remove(ulong number)
            {
                Assert.Equal(slow[number], list.Remove(list.Find(number), out var was));
                Assert.Equal(number, was);
                Assert.Equal(-1, list.Find(number));
                slow.Remove(number);
                gone.Add(number);
            }

            void Compare()
            {
                var seen = new List<string>();
                Assert.Equal(-1, list.Find(item =>
                {
                    seen.Add(item);
                    return false;
                }));
                Assert.Equal(slow.Values, seen);
                Assert.Equal(slow.Count, list.Count);
                var first = list.Find(null);
                Assert.Equal(slow.Count > 0 ? list.Find(slow.Keys[0]) : -1, first);
                var half = slow.Count / 2;
                Assert.Equal(slow.Count > 0 ? list.Find(slow.Keys[half]) : -1, list.Find(item => item == slow.Values[half]));
            }
        });

    [Fact]
    public void What_stays_for_ever_at_either_end_does_not_make_it_grow()
    {
        var list = new ItemList<int>();
        list.Add(1, 1);
        list.Add(0, ulong.MaxValue);
        var number = 1UL;
        for (var i = 0; i < 100_000; i++)
        {
            list.Add(2, ++number);
            var place = list.Find(item => item == 2);
            Assert.InRange(place, 1, 32);
            Assert.Equal(2, list.Remove(place, out _));
        }

        Assert.Equal(2, list.Count);
    }
}
