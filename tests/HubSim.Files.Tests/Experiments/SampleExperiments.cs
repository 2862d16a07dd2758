using HubSim.Files.Tests.Scenarios;

namespace HubSim.Files.Tests.Experiments;

/// <summary>A good file of every kind, beside a scenario with known and uncertain inputs, for tests that break them.</summary>
internal static class SampleExperiments
{
    /// <summary>The files by kind.</summary>
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["compare"] = """
            format: 1
            kind: compare
            title: Money
            question: Does the money matter?
            seed: 5
            set:
              run.replications: 3
            policies:
              base: { scenario: ../uncertain.yaml }
              poor:
                scenario: ../uncertain.yaml
                label: little money
                set: { programme.pots.models.amount: 1 }
            replications: 4
            responses: [firms_attracted, pot_models_spent_fen]
            less_is_better: [pot_models_spent_fen]
            pairs: all
            confidence: 0.9

            """,
        ["select"] = """
            format: 1
            kind: select
            title: The best
            question: Which is best?
            policies:
              base: { scenario: ../uncertain.yaml }
              poor: { scenario: ../uncertain.yaml, set: { programme.pots.models.amount: 1 } }
            response: pot_models_spent_fen
            best: largest
            delta: 10
            procedure: kn
            alpha: 0.1
            first_stage: 5
            max_replications: 20

            """,
        ["sweep"] = """
            format: 1
            kind: sweep
            title: Money
            question: How much money?
            scenario: ../uncertain.yaml
            design: grid
            replications: 2
            responses: [pot_models_spent_fen]
            factors:
              pot: { path: programme.pots.models.amount, levels: [10, 60] }

            """,
        ["morris"] = """
            format: 1
            kind: morris
            title: What matters
            question: What matters?
            scenario: ../uncertain.yaml
            trajectories: 4
            levels: 4
            replications: 2
            responses: [pot_models_spent_fen]
            uncertain: [programme]

            """,
        ["sobol"] = """
            format: 1
            kind: sobol
            title: Where it comes from
            question: Does it hang on the money or on who takes it?
            scenario: ../uncertain.yaml
            rows: 32
            replications: 2
            responses: [pot_models_spent_fen]
            uncertain: [programme]
            factors:
              pot: { path: programme.pots.models.amount, from: 10, to: 60 }

            """,
        ["discover"] = """
            format: 1
            kind: discover
            title: When it runs dry
            question: When does the pot run dry?
            scenario: ../uncertain.yaml
            replications: 100
            fails: pot_models_left_fen <= 0
            uncertain: [all]
            density: 0.8
            peel: 0.05
            least_mass: 0.1
            boxes: 1
            resamples: 10

            """,
        ["optimise"] = """
            format: 1
            kind: optimise
            title: The most
            question: Where does the money do most?
            scenario: ../uncertain.yaml
            levers:
              pot: { path: programme.pots.models.amount, from: 10, to: 60 }
            steps: { pot: 5 }
            budget: { costs: { pot: 1 }, at_most: 50 }
            objective: { response: pot_models_spent_fen, measure: p10, goal: maximise }
            requirements:
              some: { response: firms_attracted, at_least: 1 }
            first_policies: 4
            replications: 4
            most_replications: 8
            trials: 40
            confirmation: 10

            """,
        ["calibrate"] = """
            format: 1
            kind: calibrate
            title: A rate
            question: Which rates fit?
            scenario: ../uncertain.yaml
            unknowns:
              take_up: { path: programme.take_up, prior: true }
            particles: 20
            generations: 3
            simulations: 100
            predictive: 20
            posterior: ../data/p.csv

            """,
        ["voi"] = """
            format: 1
            kind: voi
            title: What to find out
            question: What is worth finding out?
            policies:
              base: { scenario: ../uncertain.yaml }
              poor: { scenario: ../uncertain.yaml, set: { programme.pots.models.amount: 1 } }
            draws: 40
            replications: 2
            uncertain: [programme]
            worth:
              money: { unit: RMB, terms: [{ response: pot_models_spent_fen, each: -0.01 }] }

            """,
    };

    /// <summary>Puts the scenario where the files look for it, and gives the folder for them.</summary>
    /// <param name="scratch">Where to put it.</param>
    public static string Prepare(Scratch scratch)
    {
        scratch.Write("scenarios/claims.yaml", File.ReadAllText(Path.Combine(ShippedScenarioTests.Folder, "analytic/constant-claims.yaml")));
        scratch.Write("scenarios/uncertain.yaml", """
            format: 1
            extends: claims.yaml
            title: Uncertain
            question: What if?
            programme:
              take_up: { uniform: [0.2, 0.9], unit: share, assumption: nobody knows }
              pots: { models: { schemes: { half: { rate: { uniform: [0.3, 0.6], unit: share, assumption: nobody knows } } } } }
            """);
        Directory.CreateDirectory(Path.Combine(scratch.Folder, "scenarios/data"));
        return "scenarios/experiments/";
    }
}
