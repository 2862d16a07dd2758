using CsCheck;
using HubSim.Kernel.Events;

namespace HubSim.Kernel.Tests.Events;

public sealed class CalendarTests
{
    [Fact]
    public void Events_leave_in_the_order_of_time_priority_and_first_come()
    {
        var pair = new CalendarPair();
        pair.Add(delay: 7, priority: 0);
        pair.Add(delay: 7, priority: -1);
        pair.Add(delay: 3, priority: 9);
        pair.Add(delay: 7, priority: 0);
        pair.Add(delay: 0, priority: 0);
        pair.Add(delay: 0, priority: EventKey.Urgent);
        while (pair.Take(long.MaxValue))
        {
        }
    }

    [Fact]
    public void A_calendar_does_what_a_sorted_list_does() =>
        // Small delays and few priorities, so that ties are common; cancelling often, so that compaction happens.
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[-2, 2]).Array[0, 4000].Sample(
            operations =>
            {
                var pair = new CalendarPair();
                foreach (var (kind, number, priority) in operations)
                {
                    switch (kind)
                    {
                        case < 5:
                            pair.Add(number, priority);
                            break;
                        case < 7:
                            pair.Take(pair.Now + number);
                            break;
                        case < 9:
                            pair.CancelOne(number);
                            break;
                        default:
                            pair.MoveTo(pair.Now + number);
                            break;
                    }
                }

                while (pair.Take(long.MaxValue))
                {
                }

                Assert.Equal(0, pair.Count);
            },
            iter: 60,
            seed: "0000000000001");

    [Fact]
    public void Cancelled_events_never_make_up_more_than_half_of_a_long_list()
    {
        var pair = new CalendarPair();
        for (var i = 0; i < 20_000; i++)
        {
            pair.Add(1_000_000 + i, 0);
            if (i >= 100)
            {
                pair.CancelOne(i % 100);
            }

            Assert.True(
                pair.Count <= Math.Max(2 * pair.LiveCount + 1, 400), $"{pair.Count} of which {pair.LiveCount} live");
        }
    }

    /// <summary>A calendar and the slow, obviously right list beside it.</summary>
    private sealed class CalendarPair
    {
        private readonly Calendar calendar;
        private readonly SortedSet<(long Tick, ulong Key)> sorted = [];
        private readonly HashSet<ulong> live = [];
        private readonly List<(long Tick, ulong Key)> inOrderOfEntry = [];
        private ulong sequence;

        public CalendarPair() => calendar = new Calendar(pending => live.Contains(pending.Key));

        public long Now { get; private set; }

        public int Count => calendar.Count;

        public int LiveCount => live.Count;

        public void Add(long delay, int priority)
        {
            var added = new Event(Now + delay, EventKey.Of(priority, ++sequence), (int)sequence);
            sorted.Add((added.Tick, added.Key));
            inOrderOfEntry.Add((added.Tick, added.Key));
            live.Add(added.Key);
            if (delay == 0 && priority == 0)
            {
                calendar.AddNow(added);
            }
            else
            {
                calendar.Add(added);
            }
        }

        public void CancelOne(int number)
        {
            inOrderOfEntry.RemoveAll(entry => !live.Contains(entry.Key));
            if (inOrderOfEntry.Count > 0)
            {
                var cancelled = inOrderOfEntry[number % inOrderOfEntry.Count];
                live.Remove(cancelled.Key);
                sorted.Remove(cancelled);
                calendar.ReportCancelled();
            }
        }

        public bool Take(long until)
        {
            var expected = sorted.Count > 0 && sorted.Min.Tick <= until;
            while (calendar.TryTake(until, out var first))
            {
                if (live.Remove(first.Key))
                {
                    Assert.True(expected);
                    Assert.Equal(sorted.Min, (first.Tick, first.Key));
                    Assert.Equal(first.Key & 0xFFFF_FFFF_FFFF, (ulong)first.Slot);
                    sorted.Remove(sorted.Min);
                    Now = first.Tick;
                    return true;
                }

                calendar.ReportDropped();
            }

            Assert.False(expected);
            return false;
        }

        /// <summary>
        /// Reaches a horizon that may lie before the next event, so that later ones may be entered before it.
        /// </summary>
        public void MoveTo(long tick)
        {
            while (Take(tick))
            {
            }

            Now = tick;
        }
    }
}
