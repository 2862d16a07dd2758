using HubSim.Kernel.Tests.Events;
using HubSim.Kernel.Tests.Pages;

namespace HubSim.Kernel.Tests.SideBySide;

/// <summary>
/// The models of docs/kernel/simsharp.md, as this kernel writes them: worked out by hand. The tests of the SimSharp back
/// end hold the other halves to the same words.
/// </summary>
public sealed class SideBySideTests
{
    private const string CounterSays =
        """
            0 customer 1 has waited for 0 min
            9 customer 2 has waited for 5 min
         13.5 customer 3 leaves after 5.5 min
         17.5 customer 4 leaves after 5.5 min
           18 customer 5 has waited for 2 min

        """;

    private const string RepairSays =
        """
           10 part 1 made
           20 part 2 made
           26 torn belt: 4 min of part 3 left
           37 part 3 made
           47 part 4 made

        """;

    private const string DepotSays =
        """
           26 lorry 1 is away with bricks, 20 l are left
           48 lorry 2 is away with sand, 30 l are left
           63 lorry 3 is away with tiles, 0 l are left

        """;

    [Fact]
    public void The_counter_serves_and_loses_the_customers_it_should() =>
        Says((simulator, output) => new Counter(simulator, output), CounterSays);

    [Fact]
    public void The_machine_finishes_the_part_in_which_its_belt_tore() =>
        Says((simulator, output) => new Repair(simulator, output), RepairSays);

    [Fact]
    public void Lorries_wait_for_crate_and_fuel() =>
        Says((simulator, output) => new Depot(simulator, output), DepotSays);

    [Fact]
    public void The_page_for_users_of_SimSharp_shows_what_is_said() =>
        Page.IsTrue("docs/kernel/simsharp.md", ("counter", CounterSays), ("repair", RepairSays), ("depot", DepotSays));

    private static void Says(Func<Simulator, TextWriter, ISideBySide> model, string words)
    {
        foreach (var simulator in new[] { new Simulator(), new Simulator(new PlainCalendar()) })
        {
            var output = new StringWriter { NewLine = "\n" };
            model(simulator, output).Run();
            Assert.Equal(words.ReplaceLineEndings("\n"), output.ToString());
        }
    }
}
