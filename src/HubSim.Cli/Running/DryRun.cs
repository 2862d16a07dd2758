using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Cli.Running;

/// <summary>Says what a run would do, from one replication that is thrown away.</summary>
static class DryRun
{
    // Measured on the shipped scenarios: bytes of the three files over 8 bytes for each value.
    private const double BytesPerValue = 3.2;

    /// <summary>Writes the report; nothing else is written.</summary>
    public static int Report(RunPlanned plan, Signals signals)
    {
        var clock = new Stopwatch();
        HubReplication pilot;
        try
        {
            // The first time also pays for compiling: only the second is a replication as the run would have it.
            _ = plan.Model.Run(Kernels.Create(plan.Request.Kernel), plan.First, signals.Token);
            clock.Start();
            pilot = plan.Model.Run(Kernels.Create(plan.Request.Kernel), plan.First, signals.Token);
        }
        catch (OperationCanceledException)
        {
            return signals.ExitCode ?? ExitCode.Failed;
        }
        catch (Exception fault)
        {
            Terminal.Messages.WriteLine($"hubsim: replication {plan.First} would fail: {Words.Message(fault)}");
            return ExitCode.SomeFailed;
        }

        if (plan.Request.Json)
        {
            WriteJson(plan, pilot, clock.Elapsed.TotalSeconds);
        }
        else if (!plan.Request.Quiet)
        {
            Write(plan, pilot, clock.Elapsed.TotalSeconds);
        }

        return ExitCode.Done;
    }

    private static void Write(RunPlanned plan, HubReplication pilot, double seconds) =>
        Terminal.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {plan.Scenario.Title} ({plan.Request.File})
              replications   {Replications(plan)}, seed {plan.Scenario.Run.Seed}
              period         {plan.Scenario.Clock.Start:yyyy-MM-dd} to {plan.Scenario.Clock.End:yyyy-MM-dd}
              inputs         {plan.Model.Uncertainties.Count} uncertain, {plan.Loaded.Quantities.Count + plan.Loaded.Chances.Count} in all
              responses      {plan.Model.Responses.Count}
              one of them    {pilot.Firms.Rows} firms, {Words.Large(pilot.Events)} model events, {seconds:0.000} s
              time           {(plan.Request.Precision is null ? "" : "at most ")}about {Words.Short(Time(plan, seconds))} s on {Words.Count(plan.Request.Workers, "worker")}
              disk           {(plan.Request.Precision is null ? "" : "at most ")}about {Words.Short(Bytes(plan, pilot) / 1e6)} MB in {Path.Combine(plan.Request.Out, plan.Name)}
            nothing was written
            """));

    private static string Replications(RunPlanned plan) => plan.Request switch
    {
        { Precision: { } targets } => string.Create(CultureInfo.InvariantCulture, $"at most {plan.Count}, until {string.Join(", ", targets)}"),
        { Replication: { } number } => string.Create(CultureInfo.InvariantCulture, $"{plan.Count} (number {number})"),
        _ => plan.Count.ToString(CultureInfo.InvariantCulture),
    };

    private static void WriteJson(RunPlanned plan, HubReplication pilot, double seconds) => SummaryJson.Write(new JsonObject
    {
        ["schemaVersion"] = SummaryJson.SchemaVersion,
        ["dryRun"] = true,
        ["replications"] = plan.Count,
        ["seed"] = plan.Scenario.Run.Seed,
        ["events"] = pilot.Events * plan.Count,
        ["seconds"] = Time(plan, seconds),
        ["bytes"] = Bytes(plan, pilot),
    });

    /// <summary>Estimated time of the whole run [s].</summary>
    private static double Time(RunPlanned plan, double seconds)
    {
        var workers = Math.Min(Math.Min(plan.Request.Workers, Environment.ProcessorCount), plan.Count);
        return Math.Max(0.1, seconds * plan.Count / workers);
    }

    /// <summary>Estimated size of the result files [bytes].</summary>
    private static double Bytes(RunPlanned plan, HubReplication pilot)
    {
        var values = Values(pilot.Months) + Values(pilot.Firms) + (pilot.Ledger is { } payments ? Values(payments) : 0) + plan.Model.Responses.Count + plan.Model.Uncertainties.Count;
        return Math.Round(values * plan.Count * BytesPerValue);
    }

    private static long Values(Table table) => (long)table.Rows * table.Columns.Count;
}
