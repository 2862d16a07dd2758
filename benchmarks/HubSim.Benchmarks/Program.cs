using HubSim.Benchmarks;
using HubSim.Benchmarks.Gating;
using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Suites;
using HubSim.Benchmarks.Workloads;

// Exit codes: 0 done, 1 failed, 2 not understood, 5 something fell back.
const int NotUnderstood = 2;

var words = args.Skip(1).ToList();
switch (args.FirstOrDefault())
{
    case "quick" when Options.TryTake(words, "--json", out var json):
        if (Catalogue.Find(words, out var names) is { } problem)
        {
            Console.Error.WriteLine($"quick: {problem}");
            return NotUnderstood;
        }

        return Quick.Run(names, json);
    case "gate" when Options.TryTake(words, "--json", out var json)
        && Options.TryTake(words, "--inject", out var text) && Options.TryFactor(text, out var factor) && words.Count == 0:
        return Gate.Run(factor, json);
    case "baseline" when words.Count == 0:
        return Renewal.Run();
    case Children.Word:
        return Children.Run(words.FirstOrDefault());
    case "bdn":
        return Bdn.Run([.. words]);
    default:
        Console.Error.WriteLine($"""
            quick [WORKLOAD...] [--json FILE]       measure, and print a line of JSON each; the usual ones, if none is named
            gate [--inject FACTOR] [--json FILE]    compare with the baselines; exit 5 if something fell back
            baseline                                renew the baselines: results/benchmarks/exact.json and <cpu>/gate.json
            bdn [FILTER...]                         BenchmarkDotNet
            usual workloads: {string.Join(' ', Catalogue.Usual)}
            others: {string.Join(' ', Catalogue.Names.Except(Catalogue.Usual))}
            NAME* stands for all that begin so
            """);
        return NotUnderstood;
}
