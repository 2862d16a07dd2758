using HubSim.Kernel.Random;
using HubSim.Kernel.Tests.Pages;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>
/// The classic examples: their pages show what they really print, and they do what can be worked out by hand.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    private readonly Simulator simulator = new();
    private readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose() => output.Dispose();

    [Fact]
    public void The_page_on_the_bank_shows_what_happens_there() => Shows("bank-renege", BankRenege.Show);

    [Fact]
    public void The_page_on_the_car_wash_shows_what_happens_there() => Shows("carwash", Carwash.Show);

    [Fact]
    public void The_page_on_the_petrol_station_shows_what_happens_there() => Shows("gas-station", GasStation.Show);

    [Fact]
    public void The_page_on_the_cinema_shows_what_happens_there() => Shows("movie-renege", MovieRenege.Show);

    [Fact]
    public void The_page_on_messages_shows_what_happens_there() =>
        Shows("process-communication", ProcessCommunication.Show);

    [Fact]
    public void The_page_on_the_machine_shop_shows_what_happens_there() => Shows("machine-shop", MachineShop.Show);

    [Fact]
    public void Customers_whose_patience_is_shorter_than_the_queue_leave_the_bank()
    {
        var bank = new BankRenege(simulator, output)
        {
            Customers = 4,
            Interarrival = new Constant(4),
            Service = new Constant(10),
            Patience = new Constant(5),
        };
        bank.Run();
        Says(
            "   0.00  customer 1 comes",
            "   0.00  customer 1 is served, having waited 0.00",
            "   4.00  customer 2 comes",
            "   8.00  customer 3 comes",
            "   9.00  customer 2 leaves, having waited 5.00",
            "  10.00  customer 1 is done",
            "  10.00  customer 3 is served, having waited 2.00",
            "  12.00  customer 4 comes",
            "  17.00  customer 4 leaves, having waited 5.00",
            "  20.00  customer 3 is done");
        Assert.Equal((2, 2), (bank.Served, bank.Reneged));
    }

    [Fact]
    public void Who_comes_to_the_bank_is_served_or_leaves()
    {
        var bank = new BankRenege(simulator, output) { Customers = 2_000 };
        bank.Run();
        Assert.Equal(2_000, bank.Served + bank.Reneged);
        Assert.InRange(bank.Reneged, 500, 1_500);
        Assert.Equal(0, simulator.WaitingForEver);
    }

    [Fact]
    public void Cars_go_through_the_wash_two_by_two()
    {
        var carwash = new Carwash(simulator, output)
        {
            Interarrival = new Constant(5),
            DirtRemovedPercent = new Constant(80),
        };
        carwash.Run(Durations.Minutes(12));
        Says(
            "   0.00  car 1 comes",
            "   0.00  car 1 goes in, having waited 0.00",
            "   0.00  car 2 comes",
            "   0.00  car 2 goes in, having waited 0.00",
            "   0.00  car 3 comes",
            "   0.00  car 4 comes",
            "   5.00  car 5 comes",
            "   5.00  car 1 leaves, 80 % of its dirt removed",
            "   5.00  car 2 leaves, 80 % of its dirt removed",
            "   5.00  car 3 goes in, having waited 5.00",
            "   5.00  car 4 goes in, having waited 5.00",
            "  10.00  car 6 comes",
            "  10.00  car 3 leaves, 80 % of its dirt removed",
            "  10.00  car 4 leaves, 80 % of its dirt removed",
            "  10.00  car 5 goes in, having waited 5.00",
            "  10.00  car 6 goes in, having waited 0.00");
        simulator.Run(Durations.Minutes(10_000));
        Assert.Equal(carwash.Arrived, carwash.Washed + carwash.InWash + carwash.Waiting);
    }

    [Fact]
    public void Cars_that_find_the_tank_empty_wait_for_the_tanker()
    {
        var station = new GasStation(simulator, output)
        {
            Interarrival = new Constant(100),
            LitresLeft = new Constant(18),
        };
        station.Run(Durations.Seconds(999));
        var before = Enumerable.Range(1, 6).SelectMany(car => new[]
        {
            $"  {car}00.0  car {car} comes for 32 litres",
            $"  {car}16.0  car {car} leaves after 16.0 seconds",
        }).ToList();
        before.Insert(9, "  510.0  40 litres are left: the tanker is called");
        Says(
        [
            .. before,
            "  700.0  car 7 comes for 32 litres",
            "  800.0  car 8 comes for 32 litres",
            "  810.0  the tanker brings 192 litres",
            "  826.0  car 7 leaves after 126.0 seconds",
            "  826.0  car 8 leaves after 26.0 seconds",
            "  900.0  car 9 comes for 32 litres",
            "  916.0  car 9 leaves after 16.0 seconds",
        ]);
        Assert.Equal((288, 192, 104), (station.LitresTaken, station.LitresBrought, station.LitresInTank));
    }

    [Fact]
    public void No_petrol_and_no_car_is_lost()
    {
        var station = new GasStation(simulator, output);
        station.Run(Durations.Days(3));
        Assert.Equal(200 + station.LitresBrought, station.LitresTaken + station.LitresInTank);
        Assert.Equal(station.Arrived, station.Filled + station.CarsAtPumps + station.CarsWaiting);
        Assert.InRange(station.Filled, 1_000, int.MaxValue);
    }

    [Fact]
    public void Who_queues_for_a_film_that_is_sold_out_leaves_at_once()
    {
        var cinema = new MovieRenege(simulator, output, ticketsPerFilm: 6)
        {
            Interarrival = new Constant(0.4),
            FilmNumber = new Constant(1),
            Tickets = new Constant(3),
        };
        cinema.Run(Durations.Minutes(2));
        Says(
            "   0.40  moviegoer 1 buys 3 tickets for Heron, and 3 are left",
            "   1.40  moviegoer 2 buys 3 tickets for Heron, and 0 are left",
            "   1.40  Heron is sold out, and 1 leave the queue");
        Assert.Equal(0, cinema.Waiting);
        Assert.Equal((5, 2, 2), (cinema.Arrived, cinema.Bought, cinema.TurnedAway));
    }

    [Fact]
    public void Every_moviegoer_is_accounted_for_and_no_ticket_is_sold_twice()
    {
        var cinema = new MovieRenege(simulator, output, ticketsPerFilm: 500);
        cinema.Run(Durations.Minutes(10_000));
        Assert.Equal(
            cinema.Arrived,
            cinema.Bought + cinema.Refused + cinema.TurnedAway + cinema.Films.Sum(film => film.Reneged));
        Assert.Equal(0, cinema.Waiting);
        Assert.All(cinema.Films, film => Assert.Equal(0, film.Left));
    }

    [Fact]
    public void A_receiver_that_is_slower_than_the_sender_gets_later_and_later()
    {
        var office = new ProcessCommunication(simulator, output)
        {
            Sending = new Constant(6),
            Working = new Constant(8),
        };
        office.Run(["Ada"], Durations.Minutes(30));
        Says(
            "   6  Ada gets message 1",
            "  14  Ada gets message 2, 2 late",
            "  22  Ada gets message 3, 4 late",
            "  30  Ada gets message 4, 6 late");
        Assert.Equal((5, 4, 3, 1), (office.Sent, office.Received, office.Late, office.Underway));
    }

    // A part takes 10 minutes, a machine breaks every 25, mending takes 30, and so does another job.
    // Parts end at 10, 20; broken from 25 to 55; parts at 60, 70; broken from 75 to 105; parts at 110 and 120.
    // The other jobs: 0 to 25 with 5 left, 55 to 60; 60 to 75 with 15 left, 105 to 120.
    [Fact]
    public void A_broken_machine_takes_the_repairman_away_and_both_go_on_with_what_was_left()
    {
        var shop = new MachineShop(simulator, machines: 1)
        {
            Part = new Constant(10),
            Lifetime = new Constant(25),
        };
        shop.Start();
        foreach (var (minute, parts, failures, jobs, away) in new[]
        {
            (24, 2, 0, 0, 0), (54, 2, 1, 0, 1), (59, 2, 1, 0, 1), (61, 3, 1, 1, 1), (74, 4, 1, 1, 1), (109, 4, 2, 1, 2),
            (119, 5, 2, 1, 2), (121, 6, 2, 2, 2),
        })
        {
            simulator.Run(Durations.Minutes(minute));
            var machine = shop.Machines[0];
            Assert.Equal(
                (minute, parts, failures, jobs, away),
                (minute, machine.Parts, machine.Failures, shop.OtherJobs, shop.TimesCalledAway));
        }

        Assert.Equal(1, shop.RepairmanUse);
    }

    [Fact]
    public void The_repairman_is_never_idle_and_mends_one_machine_at_a_time()
    {
        var shop = new MachineShop(simulator, machines: 10);
        shop.Start();
        simulator.Run(Durations.Days(28));
        Assert.Equal(1, shop.RepairmanUse, 1e-12);
        var repairs = shop.Machines.Sum(machine => machine.Failures);
        var minutes = 28 * 24 * 60;
        Assert.InRange((30 * repairs) + (30 * shop.OtherJobs), minutes - 60, minutes + (30 * shop.Machines.Count));
        Assert.All(shop.Machines, machine => Assert.InRange(
            machine.Parts, 1_000, (minutes - (30.0 * (machine.Failures - 1))) / 9.5));
    }

    private static void Shows(string page, Action<TextWriter, TextWriter> show)
    {
        var words = new StringWriter { NewLine = "\n" };
        var trace = new StringWriter { NewLine = "\n" };
        show(words, trace);
        Page.IsTrue($"docs/kernel/examples/{page}.md", ("words", words.ToString()), ("trace", trace.ToString()));
    }

    private void Says(params string[] lines) => Assert.Equal(string.Join('\n', lines) + "\n", output.ToString());
}
