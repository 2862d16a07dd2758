using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class StoreTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public StoreTests() => log = new Log(simulator);

    [Fact]
    public void Items_leave_in_the_order_in_which_they_came()
    {
        var shelf = Filled(3, "a", "b", "c");
        Assert.False(shelf.TryPut("d"));
        Assert.True(shelf.TryGet(out var first));
        Assert.True(shelf.TryPut("d"));
        Assert.True(shelf.TryGet(out var second, item => item != "b"));
        Assert.Equal(("a", "c"), (first, second));
        Assert.Equal(["b", "d"], Emptied(shelf));
        Assert.False(shelf.TryGet(out _));
    }

    [Fact]
    public void Takers_are_served_by_priority_then_first_come()
    {
        var shelf = Filled(10);
        simulator.Start(Takes(shelf, "low", priority: 9));
        simulator.Start(Takes(shelf, "mid 1", priority: 5));
        simulator.Start(Takes(shelf, "mid 2", priority: 5));
        simulator.Start(Takes(shelf, "high", priority: int.MinValue));
        simulator.Start(Puts(shelf, 2, "a", "b", "c", "d"));
        simulator.RunToEnd();
        log.Is("2 high got a after 2", "4 mid 1 got b after 4", "6 mid 2 got c after 6", "8 low got d after 8");
    }

    [Fact]
    public void A_filter_passes_by_what_will_not_do_and_holds_up_nobody()
    {
        var shelf = Filled(10, "stone");
        simulator.Start(Takes(shelf, "picky", item => item == "gold"));
        simulator.Start(Takes(shelf, "picky too", item => item == "gold", priority: 5));
        simulator.Start(Takes(shelf, "modest", priority: 9));
        simulator.Start(Takes(shelf, "modest too", priority: 9));
        simulator.Start(Puts(shelf, 2, "wood", "gold", "iron"));
        simulator.Run(Durations.Seconds(100));
        log.Is("0 modest got stone after 0", "2 modest too got wood after 2", "4 picky got gold after 4");
        Assert.Equal((1, 1), (shelf.WaitingTakers, shelf.Count));
    }

    [Fact]
    public void Who_puts_into_a_full_store_waits_for_room_by_priority()
    {
        var shelf = Filled(1, "old");

        async Process Put(string item, int priority)
        {
            Assert.True(await shelf.Put(item, priority));
            log.Add($"{item} is in");
        }

        simulator.Start(Put("later", 1));
        simulator.Start(Put("sooner", 0));
        simulator.Run(Durations.Seconds(5));
        Assert.Equal(2, shelf.WaitingPutters);
        Assert.True(shelf.TryGet(out _));
        Assert.Equal((1, 1), (shelf.WaitingPutters, shelf.Count));
        simulator.Run(Durations.Seconds(6));
        Assert.Equal(["sooner", "later"], Emptied(shelf));
        simulator.RunToEnd();
        log.Is("5 sooner is in", "6 later is in");
    }

    [Fact]
    public void Patience_ends_a_wait_on_either_side_with_a_refusal()
    {
        var shelf = Filled(1);
        simulator.Start(Takes(shelf, "taker", patience: 3));
        simulator.Start(Takes(shelf, "nobody", patience: 0));
        simulator.Run(Durations.Seconds(4));
        log.Is("0 nobody refused after 0", "3 taker refused after 3");

        async Process Puts(double patience) =>
            log.Add($"put {await shelf.Put("x", patience: Durations.Seconds(patience))}");

        simulator.Start(Puts(0));
        simulator.Start(Puts(0));
        simulator.Start(Puts(2));
        simulator.RunToEnd();
        log.Is("0 nobody refused after 0", "3 taker refused after 3", "4 put True", "4 put False", "6 put False");
        Assert.Equal((0, 0, 1), (shelf.WaitingTakers, shelf.WaitingPutters, shelf.Count));
        Assert.Throws<InvalidOperationException>(() => default(Delivery<string>).Item);
    }

    [Fact]
    public void An_item_whose_taker_is_stopped_before_it_learns_of_it_goes_to_the_next_or_to_its_old_place()
    {
        var shelf = Filled(2);
        var first = simulator.Start(Takes(shelf, "first"));
        var second = simulator.Start(Takes(shelf, "second"));
        simulator.Run(Durations.Seconds(1));
        Assert.True(shelf.TryPut("a"));
        Assert.True(first.Stop());
        simulator.Run(Durations.Seconds(2));
        log.Is("1 second got a after 1");
        Assert.True(second.IsFinished);

        var third = simulator.Start(Takes(shelf, "third"));
        simulator.Run(Durations.Seconds(3));
        Assert.True(shelf.TryPut("b") && shelf.TryPut("c") && shelf.TryPut("d"));
        third.Stop();
        Assert.Equal((3, 2), (shelf.Count, shelf.Capacity));
        Assert.False(shelf.TryPut("e"));
        Assert.Equal(["b", "c", "d"], Emptied(shelf));
    }

    [Fact]
    public void An_item_whose_putter_is_stopped_before_it_learns_of_it_leaves_unless_it_was_taken()
    {
        var shelf = Filled(1, "old");

        async Process Put(string item) => await shelf.Put(item);

        var first = simulator.Start(Put("one"));
        var second = simulator.Start(Put("two"));
        simulator.Run(TimeSpan.Zero);
        Assert.True(shelf.TryGet(out _));
        first.Stop();
        Assert.Equal((1, 0), (shelf.Count, shelf.WaitingPutters));
        Assert.True(shelf.TryGet(out var taken));
        Assert.Equal("two", taken);
        second.Stop();
        simulator.RunToEnd();
        Assert.Equal(0, shelf.Count);
    }

    [Fact]
    public void Of_two_puts_that_are_called_away_together_the_second_does_not_stay_in_the_room_that_the_first_leaves()
    {
        var shelf = new Store<string>(simulator, "shelf", 1);

        async Process PutBoth() => await simulator.AllOf(shelf.Put("one"), shelf.Put("two"));

        var both = simulator.Start(PutBoth());
        simulator.Run(Durations.Seconds(1));
        Assert.Equal((1, 1), (shelf.Count, shelf.WaitingPutters));
        both.Stop();
        simulator.RunToEnd();
        Assert.Equal((0, 0), (shelf.Count, shelf.WaitingPutters));
    }

    [Fact]
    public void An_item_at_which_a_filter_throws_is_not_lost()
    {
        var full = Filled(1, "old");
        simulator.Start(Puts(full, 0, "new"));
        simulator.Start(Takes(full, "picky", item => item == "bad" ? throw new FormatException("no") : false));
        simulator.Run(Durations.Seconds(1));
        Assert.Equal((1, 1), (full.WaitingTakers, full.WaitingPutters));
        Assert.True(full.TryGet(out _));
        Assert.True(full.TryGet(out _));
        Assert.Throws<FormatException>(() => full.TryPut("bad"));
        Assert.Equal(["bad"], Emptied(full));
    }

    [Fact]
    public void Misuse_throws_at_the_call()
    {
        var shelf = Filled(2, "a");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Store<int>(simulator, "none", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Get(patience: new TimeSpan(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Put("b", patience: new TimeSpan(-1)));
        var uses = Assert.Throws<InvalidOperationException>(() => shelf.TryGet(out _, _ => shelf.TryPut("b")));
        Assert.Contains("'shelf' uses the store itself (at 00:00:00)", uses.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => shelf.TryGet(out _, _ => throw new InvalidDataException()));
        Assert.True(shelf.TryGet(out _));
        simulator.Reset();
        Assert.Throws<InvalidOperationException>(() => shelf.TryPut("b"));
    }

    [Fact]
    public void Random_use_agrees_with_a_slow_store_that_is_searched_from_the_start()
    {
        var random = new Dice(17);
        var shelf = new Store<int>(simulator, "shelf", 4);
        var expected = new SlowStore(4);
        var actual = new List<string>();

        async Process Taker(int number, int divisor, int priority, double patience)
        {
            var got = await shelf.Get(item => item % divisor == 0, priority, Durations.Seconds(patience));
            actual.Add(got.IsDelivered ? $"{number} got {got.Item}" : $"{number} left");
            if (!got.IsDelivered)
            {
                expected.TakerLeaves(number);
            }
        }

        async Process Putter(int item, int priority, double patience)
        {
            var isIn = await shelf.Put(item, priority, Durations.Seconds(patience));
            actual.Add($"{item} {(isIn ? "in" : "left")}");
            if (!isIn)
            {
                expected.PutterLeaves(item);
            }
        }

        async Process Source()
        {
            for (var i = 1; i <= 5_000; i++)
            {
                await simulator.Hold(random.Exponential(1));
                var priority = random.Integer(0, 3);
                var patience = -20 * Math.Log(random.Uniform());
                if (random.Integer(0, 1) == 0)
                {
                    var divisor = random.Integer(1, 3);
                    _ = simulator.Start(Taker(i, divisor, priority, patience));
                    expected.Take(i, divisor, priority);
                }
                else
                {
                    _ = simulator.Start(Putter(i, priority, patience));
                    expected.Put(i, priority);
                }
            }
        }

        simulator.Start(Source());
        simulator.RunToEnd();
        Assert.Equal(5_000, actual.Count);
        Assert.Equal(expected.Outcomes.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), (shelf.WaitingTakers, shelf.WaitingPutters));
        Assert.Contains(actual, line => line.EndsWith("left", StringComparison.Ordinal));
    }

    private Store<string> Filled(int capacity, params string[] items)
    {
        var shelf = new Store<string>(simulator, "shelf", capacity);
        Assert.All(items, item => Assert.True(shelf.TryPut(item)));
        return shelf;
    }

    private static List<string> Emptied(Store<string> shelf)
    {
        var items = new List<string>();
        while (shelf.TryGet(out var item))
        {
            items.Add(item);
        }

        return items;
    }

    private async Process Takes(
        Store<string> shelf,
        string name,
        Predicate<string>? filter = null,
        int priority = 0,
        double patience = double.PositiveInfinity)
    {
        var got = await shelf.Get(filter, priority, Durations.Seconds(patience));
        var how = got.IsDelivered ? $"got {got.Item}" : "refused";
        log.Add($"{name} {how} after {got.Waited.TotalSeconds}");
    }

    private async Process Puts(Store<string> shelf, double every, params string[] items)
    {
        foreach (var item in items)
        {
            await simulator.Hold(Durations.Seconds(every));
            Assert.True(await shelf.Put(item));
        }
    }

    /// <summary>The rules word by word, with lists that are searched from the start after every change.</summary>
    private sealed class SlowStore(int capacity)
    {
        private readonly List<int> items = [];
        private readonly List<(int Priority, int Number, int Divisor)> takers = [];
        private readonly List<(int Priority, int Item)> putters = [];

        public List<string> Outcomes { get; } = [];

        public void Take(int number, int divisor, int priority)
        {
            takers.Add((priority, number, divisor));
            Serve();
        }

        public void Put(int item, int priority)
        {
            putters.Add((priority, item));
            Serve();
        }

        public void TakerLeaves(int number)
        {
            Outcomes.Add($"{number} left");
            Assert.Equal(1, takers.RemoveAll(taker => taker.Number == number));
        }

        public void PutterLeaves(int item)
        {
            Outcomes.Add($"{item} left");
            Assert.Equal(1, putters.RemoveAll(putter => putter.Item == item));
        }

        private void Serve()
        {
            bool isChanged;
            do
            {
                isChanged = ServeTaker() || Admit();
            }
            while (isChanged);
        }

        private bool ServeTaker()
        {
            takers.Sort();
            foreach (var taker in takers)
            {
                var index = items.FindIndex(item => item % taker.Divisor == 0);
                if (index >= 0)
                {
                    Outcomes.Add($"{taker.Number} got {items[index]}");
                    items.RemoveAt(index);
                    takers.Remove(taker);
                    return true;
                }
            }

            return false;
        }

        private bool Admit()
        {
            if (items.Count == capacity || putters.Count == 0)
            {
                return false;
            }

            var first = putters.Min();
            putters.Remove(first);
            items.Add(first.Item);
            Outcomes.Add($"{first.Item} in");
            return true;
        }
    }
}
