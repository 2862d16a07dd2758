using HubSim.Model.Observing;
using HubSim.Model.Population;

namespace HubSim.Model.Computing;

/// <content>Training runs that a firm's own process waits for.</content>
sealed partial class CardPool
{
    /// <summary>
    /// A training run: one large job that has a result unless it gets no cards. Await it as a child of the firm's process.
    /// </summary>
    /// <param name="firm">The firm.</param>
    /// <param name="cards">Cards, at least 1; more than there are sends it to the market at once.</param>
    /// <param name="hours">Running time on imported cards, above 0.</param>
    /// <returns>True when it has run, on cards of the pool or of the market; false when it was given up.</returns>
    public async Process<bool> Train(Firm firm, long cards, double hours)
    {
        var draw = world.Streams.Draw(firm.Streams.Trainings, firm.Candidate, firm.Jobs.Trainings++);
        var ticks = Math.Max(1, Durations.Hours(hours).Ticks);
        var job = new Job
        {
            Type = 0,
            Cards = (int)Math.Min(cards, int.MaxValue),
            Runs = ticks,
            Limit = ticks,
            Completes = true,
            Patience = draw.NextUniform(),
            WayOut = draw.NextUniform(),
        };
        world.EntityEnters();
        var row = 0;
        try
        {
            row = Submit(firm, job, isTraining: true);
            if (!TryStart(firm, job, out var place, out var grant))
            {
                if (place is null)
                {
                    return LeaveQueue(firm, job, row);
                }

                grant = await place.Cards.Acquire(job.Cards, job.Class, Patience(job), false, new TimeSpan(job.Limit), firm);
                place.Look();
                if (!grant.IsGranted)
                {
                    return LeaveQueue(firm, job, row);
                }
            }

            var begun = Begin(firm, job, grant.Waited, place, row);
            var (rate, isDone) = (rents.Pool(place.Type), false);
            try
            {
                await world.Simulator.Hold(new TimeSpan(TicksOn(place, job.Runs)));
                return isDone = true;
            }
            finally
            {
                End(firm, job, place, begun, rate, isDone, row);
                grant.Dispose();
                place.Look();
            }
        }
        finally
        {
            // Has its row already, unless it was stopped while it waited.
            Rows?.End(row, JobOutcome.Stopped);
            world.EntityLeaves();
        }
    }
}
