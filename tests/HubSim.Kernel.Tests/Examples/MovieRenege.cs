using System.Globalization;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Examples;

/// <summary>
/// A cinema with one ticket counter and three films: when a film is sold out, all who queue for it leave at once. In
/// minutes.
/// </summary>
internal sealed class MovieRenege
{
    private static readonly Purpose InterarrivalTime = new("moviegoer interarrival time");
    private static readonly Purpose FilmChoice = new("film");
    private static readonly Purpose TicketCount = new("tickets wanted");

    private readonly Simulator simulator;
    private readonly TextWriter output;
    private readonly Resource counter;
    private readonly Streams streams = new(rootSeed: 42, replication: 0);

    public MovieRenege(Simulator simulator, TextWriter output, int ticketsPerFilm)
    {
        this.simulator = simulator;
        this.output = output;
        counter = new Resource(simulator, 1, "counter");
        Films = [.. new[] { "Heron", "Ibis", "Stork" }.Select(title =>
            new Film(title, ticketsPerFilm, new Signal(simulator, $"{title} sold out")))];
    }

    public IReadOnlyList<Film> Films { get; }

    public Distribution Interarrival { get; init; } = new Exponential(0.5);

    public Distribution FilmNumber { get; init; } = new Discrete([1, 2, 3], [1, 1, 1]);

    public Distribution Tickets { get; init; } = new Discrete([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1]);

    public int Arrived { get; private set; }

    public int Bought { get; private set; }

    public int TurnedAway { get; private set; }

    public int Refused { get; private set; }

    public int Waiting => counter.Waiting;

    public static void Show(TextWriter output, TextWriter trace)
    {
        var traced = new Simulator { Trace = new TextTrace(trace, unit: TimeSpan.FromMinutes(1)) };
        var cinema = new MovieRenege(traced, output, ticketsPerFilm: 10);
        cinema.Run(Durations.Minutes(20));
        foreach (var film in cinema.Films)
        {
            output.WriteLine($"{film.Title}: {film.Left} tickets left, {film.Reneged} left the queue.");
        }
    }

    public void Run(TimeSpan until)
    {
        simulator.Start(Arrivals());
        simulator.Run(until);
    }

    private async Process Arrivals()
    {
        for (var person = 1ul; ; person++)
        {
            await simulator.Hold(Durations.Minutes(Sample(Interarrival, InterarrivalTime, person)));
            Arrived++;
            var film = Films[(int)Sample(FilmNumber, FilmChoice, person) - 1];
            _ = simulator.Start(Moviegoer(person, film), $"moviegoer {person}");
        }
    }

    private async Process Moviegoer(ulong person, Film film)
    {
        // A signal has no memory: who comes after it was fired must look for himself.
        if (film.Left == 0)
        {
            TurnedAway++;
            return;
        }

        var tickets = (int)Sample(Tickets, TicketCount, person);
        var first = await simulator.FirstOf(counter.Acquire(), film.SoldOut.Wait());
        if (first.Index == 1)
        {
            film.Reneged++;
            return;
        }

        using var turn = first.Grant;
        if (film.Left < tickets)
        {
            Refused++;
            Say($"moviegoer {person} wants {tickets} tickets for {film.Title}, and there are {film.Left}");
            await simulator.Hold(Durations.Minutes(0.5));
            return;
        }

        film.Left -= tickets;
        Bought++;
        Say($"moviegoer {person} buys {tickets} tickets for {film.Title}, and {film.Left} are left");
        if (film.Left < 2)
        {
            film.Left = 0;
            Say($"{film.Title} is sold out, and {film.SoldOut.Waiting} leave the queue");
            film.SoldOut.Fire();
        }

        await simulator.Hold(Durations.Minutes(1));
    }

    private double Sample(Distribution distribution, Purpose purpose, ulong person)
    {
        var draw = streams.Draw(purpose, person, count: 0);
        return distribution.Sample(ref draw);
    }

    private void Say(FormattableString what)
    {
        var time = simulator.Now.TotalMinutes.ToString("F2", CultureInfo.InvariantCulture);
        output.WriteLine($"{time,7}  {FormattableString.Invariant(what)}");
    }

    internal sealed class Film(string title, int tickets, Signal soldOut)
    {
        public string Title => title;

        public Signal SoldOut => soldOut;

        public int Left { get; set; } = tickets;

        public int Reneged { get; set; }
    }
}
