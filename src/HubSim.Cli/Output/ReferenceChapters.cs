namespace HubSim.Cli.Output;

/// <summary>What an author of scenarios must know beyond the keys: an example to begin with, and what the model does.</summary>
static class ReferenceChapters
{
    /// <summary>Both chapters.</summary>
    public static string Markdown => (SmallScenario + HowItRuns).ReplaceLineEndings("\n");

    private const string SmallScenario = """
        ## A small scenario, whole

        One firm submits half a job an hour, a job takes the only card for an hour on average: an M/M/1 queue, whose answers are
        known. Parts that take no part are switched off and need no other key. Copy the file, then switch on what you need;
        `hubsim check` names the keys that are missing.

        ```yaml
        format: 1
        title: One card, one queue
        question: Does a job wait as long as in an M/M/1 queue?

        clock: { start: 2024-01-01, end: 2024-12-31, warm_up: 30, forecast_from: 2024-01-01 }
        run: { replications: 40, seed: 1 }
        limits: { max_events_per_replication: 1000000, max_entities: 100000 }
        target: { count: 1, reading: attracted }
        firms: { strategies: { any: { share: 1 } } }

        founding: { enabled: true, count: 1 }
        arrivals: { enabled: false }
        hub: { enabled: false }
        money: { enabled: false }
        contracts: { enabled: false }
        endings: { enabled: false }
        programme: { enabled: false }

        compute:
          enabled: true
          cards:
            - { from: 2024-01-01, value: 1 }
          reach: 1
          price:
            - from: 2024-01-01
              value: { value: 10, unit: RMB_per_card_hour, assumption: "an example; owners pay while money is off" }
          market: { enabled: false }
          demand:
            any:
              jobs: 12
              cards_per_job: 1
              duration: { exponential: { mean: 1 } }
              limit: 1000000

        # Utilisation 0.5; mean wait 0.5 / (1 - 0.5) hours. Tolerances are five standard errors: a false alarm in a million seeds.
        expect:
          - { response: cards_utilisation, value: 0.5, tolerance: 0.009 }
          - { response: wait_mean_hours, value: 1, tolerance: 0.07 }
          - { response: jobs_abandoned_share, value: 0, exact: true }
        ```

        Nothing in the next one is left to chance, so every answer is exact: five firms live on RMB 12 million for 12 months, buy
        corpora for 0.1 million a month on top, and have half of that paid back 45 days later.

        ```yaml
        format: 1
        title: Five firms on their founding cash
        question: When does the founding cash run out?

        clock: { start: 2024-01-01, end: 2025-12-31, warm_up: 0, forecast_from: 2024-01-01 }
        run: { replications: 2, seed: 1 }
        limits: { max_events_per_replication: 100000, max_entities: 1000 }
        target: { count: 5, reading: alive }
        firms: { strategies: { any: { share: 1 } } }

        founding: { enabled: true, count: 5 }
        arrivals: { enabled: false }
        hub: { enabled: false }
        endings: { enabled: false }
        compute: { enabled: false }

        money:
          enabled: true
          strategies:
            any: { founding_cash: 12, runway: 12, first_revenue: 1200, revenue_ramp: 0, revenue_per_burn: 0 }
          substantive_revenue: 1
          rounds: []
          round_lasts: 24

        contracts:
          enabled: true
          strategies:
            any: { models: 0, corpora: 0.1 }

        programme:
          enabled: true
          announced: 2024-01-01
          starts_after: 0
          until: 2025-12-31
          take_up: 1
          payment_lag: 45
          pots:
            compute: { enabled: false }
            models: { enabled: false }
            corpora:
              enabled: true
              amount: 100
              schemes:
                half: { eligible: all, rate: 0.5, cap_per_firm: null, months_per_firm: null }

        # Bills are 1 and 0.1 a month. After ten settlements a firm has spent 11 and got 0.05 back for the first eight claims
        # (45 days are less than two months of 30.4375 days): 1.4 are left. The 11th leaves 0.35 with the ninth payment in; the
        # tenth comes before the 12th, which cannot pay staff. By then ten claims are paid; the 11th lapses.
        expect:
          - { response: closures_cash, value: 5, exact: true }
          - { response: firms_living, value: 0, exact: true }
          - { response: pot_corpora_claims_paid, value: 50, exact: true }
          - { response: pot_corpora_spent_fen, value: 250000000, exact: true }
          - { response: pot_corpora_claims_refused, value: 0, exact: true }
        ```


        """;

    private const string HowItRuns = """
        ## How the model runs

        ### Time

        - A run begins at 00:00 of `clock.start` and ends at 24:00 of `clock.end`; what falls on that very instant still happens.
          Model time has steps of 100 ns. Days in responses (`target_day`, `pot_…_dry_day`) are counted from the start, with fraction.
        - A month is 30.4375 days (365.25 / 12) and a year is 365.25 days wherever a duration or a rate is given in them. Only
          `season`, steps (`from`, at 00:00 of the day) and the rows of `months.parquet` follow the calendar.
        - A row of `months.parquet` is the state at the end of a calendar month, after all else at that instant; the last row is
          that of the end of the run and agrees with the responses.
        - Things at the same instant happen in the order in which they were put into the calendar, so firms founded together settle
          in the order of founding, month after month.

        ### Chance

        - Every draw depends on the seed, the number of the replication, and who draws for what: firm (origin, candidate), job
          number, round number, or the path of an uncertain value. Changing one part of a scenario moves no draw of another.
        - Uncertain values are drawn once per replication and stand in `replications.parquet` as `input_…`.

        ### Firms

        - `founding` founds `count` firms at the first instant, as candidates 0, 1, 2, … of the origin `founding`.
        - `arrivals`: each origin produces candidates as a Poisson process of rate `upper_rate` per month. A candidate who comes at
          time t becomes a firm with probability rate(t) × season(month of t) × pulls / `upper_rate`. Without pulls the firms are a
          Poisson process of rate × season: the count over d days at a rate of r is Poisson with mean r × d / 30.4375.
        - Pulls are common to all origins; one that is off is 1. `announcement`: 1 + `lift` × exp(−months since `announced` / `fades`)
          from that day on. `cluster`: 1 + `pull` × n / (n + `half`) at n residents. `seats`: 1 until taken and awaited seats are
          `hesitate_from` of all, then evenly down to `when_full` at all of them. `clustering`: a factor for each calendar month, the
          same for the same month whenever the run begins; counts of a mean m then have the variance m + m² × its variance.
          `generosity`: 1 + `pull` × g, where g is what is left of all pots over what they began with, 0 while nothing can be claimed.
        - `firms.subsidy_intent`: a `share` of the candidates is there for the money. The others come at the full rate in spite
          of that, and of those whom generosity draws on top, that share is there for the money: none when its `pull` is 0 or off.
        - A rate times season and the bounds of all pulls (1 + `lift`, 1 + `pull`, the largest factor of a month, and
          1 / (1 − `share`) + `pull` of generosity) above `upper_rate` fails the replication at its start, and a shock that
          lifts the rate above `upper_rate` fails it then. With any pull on, candidates whom no rate below that bound could
          accept are passed over without a model event.
        - `brings`: a firm of the origin is mature if its own number lies below `mature_share` at its arrival. It then has an age (risks
          and revenue go by it; survival and `age_days` count from its arrival), rounds, models filed and launched, and `cash`
          times the founding cash of a new firm, with the burn that goes with it. Its earlier rounds are not in `raised_fen`.
        - `incumbents`: each has a health h whose logarithm reverts to −`spread`²/2, one exact step a month from the start on,
          held between `lowest` and `highest`; its size s follows h, s += (h − s)(1 − exp(−1/`engineers_follow`)), and it has
          `engineers` × s engineers and takes `cards_share` × h of the public pool. Its people found firms at a rate of
          `spin_outs` × s × h^(−`push`) a year, thinned from candidates at `upper_rate` a month like arrivals; they are recorded
          under the origin `spin_out`, numbered by `parent`. Its appetite for firms grows by `acquisitions` × h a year, up to
          `appetite_kept` months' worth and at least one firm.
        - `rivals`: r = (`worth` + the best of cap × `expected` of the cities) / (`worth` + the same of `local` + `pots_offer` × g), with
          g as for generosity, whose `pull` must not be 0 or off for the pots to count here. Firms move away at their rate × r^`elasticity_out`, looked at every month and renewed when it has
          changed by 2 %; origins `from_rivals` have the factor r^(−`elasticity_in`). Both are held within `bound` and 1 / `bound`,
          and `bound` counts among the bounds of such an origin's rate. A mover goes to a city by chance in proportion to
          `worth` + cap × `expected` of that day.
        - `open_models`: a release multiplies the cost of entry of a strategy by 1 − `use` × `saves`, down to `remains`.
        - A strategy is chosen by the weights `share`, and a sector by the weights `weight`, unless the strategy names its `sector`.
          Sector, latent quality (normal, mean 0), openness and intent come from the founder's own numbers: the same in every
          scenario.
        - From its founding on, side by side: a firm waits for or holds a seat, settles its bills every month, raises rounds and
          submits jobs. It needs no seat for any of this.
        - It ends with the first of three: a bill that it cannot pay (`cash`), the hazard, or a move. At that instant its jobs end,
          waiting or running, its seat is free, its claims on the way lapse, and what it owes for cards is paid as far as its cash goes.
          What is left goes back to its investors.
        - Hazard: drawn at founding from S(t) = exp(−(`rate` × `share` × t)^`shape`), t in years since founding. Moves: S(t) = exp(−`rate` × t).
        - `survival_12m`, `_24m`, `_36m`: among the firms founded at least so many months before the end of the run, the share that
          was alive at that age.

        ### Seats

        - Seats are floor(`floor_area` / `area_per_firm`), first come, first served. A firm that has not got one within its `patience`
          settles elsewhere for good (`seats_refused`); patience 0 takes a free seat or none. After its `tenancy` it gives the seat
          back and lives on elsewhere; when a seat falls free at the very instant at which a patience ends, what was put into
          the calendar first comes first. Fewer seats put nobody out: seats go as they are given back.
        - Attracted: ever founded. Resident: lives and holds a seat. Alive: lives and has held a seat. Substantive: alive in this
          sense, with at least one round, or with revenue at its last settlement that makes `substantive_revenue` a year.

        ### Money

        - Money is counted in fen (RMB 0.01); every amount is rounded once, half to even.
        - Founding cash is there at founding. Burn is `founding_cash` / `runway` a month. A round comes `after` months after the stage
          before, with its `probability`, and raises burn to `size` / `round_lasts` if that is more. Who misses one raises no later one.
        - A firm settles every 30.4375 days after its founding: the first time at the age of one month, never at founding itself.
          First revenue comes in: nothing below the age `first_revenue`, then burn × `revenue_per_burn` × min(1, time since the first
          revenue / `revenue_ramp`). Then bills go out in this order: staff (burn), cards (pool, then market), models, corpora.
        - A bill that is larger than the cash is paid as far as the cash goes, the rest is never paid (`unpaid_fen`), the firm is
          broke and ends; bills after it are not looked at. A bill equal to the cash is paid.
        - A job of the pool is billed at the settlement after its end, card-hours × the price at its start; a job bought on the
          market at the settlement after it was bought, whole and in advance.

        ### Claims

        - A firm applies if its own uniform number lies below `take_up`: 1 is every firm, 0 none, and a larger share adds firms to
          those of a smaller one.
        - Right after a bill for cards, models or corpora is paid in full at a settlement, the firm claims for the whole of it, if that
          instant lies at or after `announced` + `starts_after` and before 24:00 of `until`. Bills of its last moment are not claimed.
        - It uses the scheme that gives most for this bill: `rate` × bill, at most what is left of `cap_per_firm`; nothing once
          `months_per_firm` months have passed since its first claim under the scheme; nothing from a scheme for `early` firms after
          its first round. If no scheme gives anything there is no claim.
        - A claim filed while the pot is empty is refused at once. Otherwise it is paid after `payment_lag`, also after `until`. With a
          lag of 0 the money is there before the next bill of the same settlement.
        - Claims are paid in order of their payment days, those of one instant in order of filing. A pot that holds less than a claim
          pays what it holds: the claim counts as paid, and the pot is dry at that instant (`pot_…_dry_day`). A claim whose payment
          finds the pot empty is refused. A pot of 0 is dry on day 0.

        ### Compute

        - The pool has floor(`cards` × `reach`) cards. A firm submits jobs as a Poisson process of `jobs` per day from its founding on.
        - Jobs get all their cards at once, first come, first served; nobody overtakes, so a large job blocks those behind it. A job
          larger than the whole pool when it is submitted leaves at once; one that a shrinking pool no longer holds stays, and
          blocks, until its patience ends or the pool grows. A job runs for its `duration`, at most for `limit`. Fewer cards stop
          no job that runs.
        - With the market on, a job that has waited for its `patience` leaves: with probability `bought_share` it is bought on the
          market if the firm's cash covers it and what it owes for cards already, else it is given up. Patience 0 takes free cards or
          none: with `bought_share: 0` that is Erlang's loss system, and `jobs_abandoned_share` is his formula B.
        - With the market off, jobs wait as long as it takes: M/M/c with exponential durations and one card per job.
        - Waits are those of jobs that got cards of the pool, zeros included; jobs that left are not among them.
          `jobs_abandoned_share` and `jobs_bought_share` are shares of the jobs that got cards, were bought or were given up.
        - `cards_utilisation` is the time average of the cards at work over that of the cards there are.
        - `warm_up` days are left out of `wait_…`, `jobs_…`, `cards_utilisation` and `card_hours`: what counts is what is submitted,
          granted, left or ended after it, with its whole wait and duration. All other responses count from the first day.

        ### What a switch turns off

        | off | then |
        |---|---|
        | `founding` | no firm is there at the start |
        | `arrivals` | nobody arrives but spin-outs of incumbents |
        | `arrivals.…` (`announcement`, `generosity`, `cluster`, `seats`, `clustering`) | that factor on the rates is 1 |
        | `incumbents` | no `arrivals_spin_out`; nobody takes engineers or cards, and there are no buyers among them |
        | `rivals` | both factors are 1, and nobody knows where a mover goes |
        | `open_models` | the cost of entry stays as it is |
        | `hub` | every firm is resident for as long as it lives; `seats_…` are missing |
        | `money` | no founding cash, burn, revenue and rounds; owners pay every bill, so that nobody runs out of cash; `raised_fen`, `revenue_fen` and `private_per_public` are missing, `firms_substantive` is 0 |
        | `contracts` | no bills for models and corpora, and so no claims for them |
        | `endings`, or `hazard` or `moves` in it | no such endings |
        | `compute` | no jobs; `wait_…`, `jobs_…`, `cards_utilisation` and `card_hours` are missing |
        | `compute.market` | no patience and no way out |
        | `programme`, or one pot | no claims; the responses of the pots that are off are missing, and `zombies` with the programme |

        ### Answers known beforehand

        `expect` is checked against the replications that did not fail. A statistic leaves out replications without a value; quantiles
        are linear between order statistics; `exact: true` wants the value in every replication, to the last bit. Each miss is a line
        on the standard error, and the run ends with exit code 3, or with 4 if a replication failed.


        """;
}
