namespace HubSim.Benchmarks.Gating;

/// <summary>Keeps every core and the memory busy, as other programs on a shared machine do, until the input ends.</summary>
static class Disturbance
{
    private const int Words = 1 << 22;

    /// <summary>Runs until whoever started the process closes its input, or is gone.</summary>
    public static int Run()
    {
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            new Thread(Stir) { IsBackground = true }.Start();
        }

        while (Console.In.Read() >= 0)
        {
        }

        return 0;
    }

    // Reads and writes 32 MB here and there.
    private static void Stir()
    {
        var words = new ulong[Words];
        var place = 1UL;
        while (true)
        {
            place = (place * 6364136223846793005) + 1442695040888963407;
            words[place >> 42] += place;
        }
    }
}
