using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>
/// Every kind of wait against everything that can befall it; each cell says who goes on and when, and that nobody is
/// left in any line. More of each: <see cref="ProcessInteractionTests"/>.
/// </summary>
public sealed class InteractionMatrixTests
{
    [Theory]
    [InlineData(Row.Hold, "10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.Resource, "10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Use, "12 first goes on, 14 rival goes on, 15 first leaves, 17 rival leaves")]
    [InlineData(Row.Store, "10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Level, "10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Signal, "10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.FirstOf, "10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.AllOf, "10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Process, "10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    public void Undisturbed(Row row, string expected) => new MatrixScene(row).Begin().EndsWith(expected);

    [Theory]
    [InlineData(Row.Hold, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.Resource, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.Use, "5 first hears fire, 12 rival goes on, 15 rival leaves, 25 first leaves")]
    [InlineData(Row.Store, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.Level, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.Signal, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.FirstOf, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.AllOf, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    [InlineData(Row.Process, "5 first hears fire, 10 rival goes on, 13 rival leaves, 25 first leaves")]
    public void Interrupted(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin();
        scene.At(5, () => Assert.True(scene.First.Interrupt("fire"))).EndsWith(expected);
    }

    [Theory]
    [InlineData(Row.Hold, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Resource, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Use, "5 first leaves, 12 rival goes on, 15 rival leaves")]
    [InlineData(Row.Store, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Level, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Signal, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.FirstOf, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.AllOf, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Process, "5 first leaves, 10 rival goes on, 13 rival leaves")]
    public void Stopped(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin();
        scene.At(5, () => Assert.True(scene.First.Stop())).EndsWith(expected);
    }

    // The clock, a level, a signal and the end of a process know no priorities: who waits there has none that could be
    // changed, and that is an error that says so.
    [Theory]
    [InlineData(Row.Hold, "5 none here, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.Resource, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Use, "12 rival goes on, 14 first goes on, 15 rival leaves, 17 first leaves")]
    [InlineData(Row.Store, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Level, "5 none here, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Signal, "5 none here, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.FirstOf, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.AllOf, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Process, "5 none here, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    public void Priority_changed(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin();
        scene.At(5, () =>
        {
            if (expected.Contains("none here", StringComparison.Ordinal))
            {
                Assert.Throws<InvalidOperationException>(() => scene.MakeUrgent(scene.Rival));
                scene.Log("none here");
            }
            else
            {
                scene.MakeUrgent(scene.Rival);
            }
        }).EndsWith(expected);
    }

    // What is entered at a horizon happens before what was waiting.
    [Theory]
    [InlineData(Row.Hold, "5 waits, 7 late, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.Resource, "5 waits, 7 late, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Use, "5 waits, 7 late, 12 first goes on, 14 rival goes on, 15 first leaves, 17 rival leaves")]
    [InlineData(Row.Store, "5 waits, 7 late, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Level, "5 waits, 7 late, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Signal, "5 waits, 7 late, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    [InlineData(Row.FirstOf, "5 waits, 7 late, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.AllOf, "5 waits, 7 late, 10 first goes on, 13 first leaves, 13 rival goes on, 16 rival leaves")]
    [InlineData(Row.Process, "5 waits, 7 late, 10 first goes on, 10 rival goes on, 13 first leaves, 13 rival leaves")]
    public void Horizon_reached(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin();
        scene.Simulator.Run(Durations.Seconds(5));
        scene.Log("waits");
        scene.At(2, () => scene.Log("late"));
        scene.Simulator.Run(Durations.Seconds(9.9999999));
        scene.Simulator.Run(Durations.Seconds(10));
        scene.EndsWith(expected);
    }

    // After the wait, in the arms of one who awaits the process. What it had is given back on the way out.
    [Theory]
    [InlineData(Row.Hold, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.Resource, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.Use, "12 first goes on, 12 first leaves, 12 guard told, 14 rival goes on, 17 rival leaves")]
    [InlineData(Row.Store, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.Level, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.Signal, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.FirstOf, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.AllOf, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    [InlineData(Row.Process, "10 first goes on, 10 first leaves, 10 rival goes on, 10 guard told, 13 rival leaves")]
    public void Throws(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin(throws: true);

        async Process Guard()
        {
            try
            {
                await scene.First;
            }
            catch (InvalidDataException)
            {
                scene.Log($"guard told");
            }
        }

        scene.Simulator.Start(Guard());
        scene.EndsWith(expected);
    }

    // Both come at second 0, the rival before: first come, first served.
    [Theory]
    [InlineData(Row.Hold, "10 rival goes on, 10 first goes on, 13 rival leaves, 13 first leaves")]
    [InlineData(Row.Resource, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Use, "12 rival goes on, 14 first goes on, 15 rival leaves, 17 first leaves")]
    [InlineData(Row.Store, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Level, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Signal, "10 rival goes on, 10 first goes on, 13 rival leaves, 13 first leaves")]
    [InlineData(Row.FirstOf, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.AllOf, "10 rival goes on, 13 rival leaves, 13 first goes on, 16 first leaves")]
    [InlineData(Row.Process, "10 rival goes on, 10 first goes on, 13 rival leaves, 13 first leaves")]
    public void Tied_in_time(Row row, string expected) => new MatrixScene(row).Begin(rival: 0).EndsWith(expected);

    // The second interrupt is thrown at the next wait.
    [Theory]
    [InlineData(Row.Hold, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Resource, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Use, "5 first hears one, 5 first hears two, 5 first leaves, 12 rival goes on, 15 rival leaves")]
    [InlineData(Row.Store, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Level, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Signal, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.FirstOf, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.AllOf, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    [InlineData(Row.Process, "5 first hears one, 5 first hears two, 5 first leaves, 10 rival goes on, 13 rival leaves")]
    public void Interrupted_twice(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin();
        scene.At(5, () =>
        {
            Assert.True(scene.First.Interrupt("one"));
            Assert.True(scene.First.Interrupt("two"));
        }).EndsWith(expected);
    }

    // What was waited for came at second 10, and these come at 20 and 21. A signal has no memory: it rings again at 30.
    [Theory]
    [InlineData(Row.Hold, "20 first goes on, 21 rival goes on, 23 first leaves, 24 rival leaves")]
    [InlineData(Row.Resource, "20 first goes on, 23 first leaves, 23 rival goes on, 26 rival leaves")]
    [InlineData(Row.Use, "22 first goes on, 24 rival goes on, 25 first leaves, 27 rival leaves")]
    [InlineData(Row.Store, "20 first goes on, 23 first leaves, 23 rival goes on, 26 rival leaves")]
    [InlineData(Row.Level, "20 first goes on, 23 first leaves, 23 rival goes on, 26 rival leaves")]
    [InlineData(Row.Signal, "30 first goes on, 30 rival goes on, 33 first leaves, 33 rival leaves")]
    [InlineData(Row.FirstOf, "20 first goes on, 23 first leaves, 23 rival goes on, 26 rival leaves")]
    [InlineData(Row.AllOf, "24 first goes on, 27 first leaves, 27 rival goes on, 30 rival leaves")]
    [InlineData(Row.Process, "20 first goes on, 21 rival goes on, 23 first leaves, 24 rival leaves")]
    public void Waited_on_already_finished(Row row, string expected)
    {
        var scene = new MatrixScene(row).Begin(first: 20, rival: 21);
        scene.At(30, scene.Ring).EndsWith(expected);
    }
}
