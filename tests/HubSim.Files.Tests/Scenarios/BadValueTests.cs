namespace HubSim.Files.Tests.Scenarios;

/// <summary>Values that their key does not allow: one malformed document per rule.</summary>
public sealed class BadValueTests
{
    [Theory]
    [InlineData("size: 12", "size: 010", "6:7 size", "a whole number from 1 to 100 [visitors]", "found 010", "write 10,")]
    [InlineData("size: 12", "size: 00", "6:7 size", "write 0,")]
    [InlineData("size: 12", "size: 1_000", "6:7 size", "write 1000,")]
    [InlineData("size: 12", "size: 1,000", "6:7 size", "write 1000,")]
    [InlineData("size: 12", "size: 12.5", "6:7 size", "whole number", "found 12.5")]
    [InlineData("size: 12", "size: 12.0", "6:7 size", "write 12")]
    [InlineData("size: 12", "size: 1e1", "6:7 size", "write 10")]
    [InlineData("size: 12", "size: \"12\"", "6:7 size", "the text \"12\"", "remove the quotes")]
    [InlineData("size: 12", "size: 0x10", "6:7 size", "decimal")]
    [InlineData("size: 12", "size: 0o14", "6:7 size", "decimal")]
    [InlineData("size: 12", "size: 1:30", "6:7 size", "found 1:30")]
    [InlineData("size: 12", "size: 0", "6:7 size", "from 1 to 100", "found 0")]
    [InlineData("size: 12", "size: 101", "6:7 size", "from 1 to 100", "found 101")]
    [InlineData("size: 12", "size: 3000000000", "6:7 size", "from 1 to 100", "too many digits")]
    [InlineData("size: 12", "size:", "6:6 size", "found nothing")]
    [InlineData("size: 12", "size: null", "6:7 size", "found null")]
    [InlineData("size: 12", "size: ~", "6:7 size", "found ~")]
    [InlineData("size: 12", "size: yes", "6:7 size", "found yes")]
    [InlineData("size: 12", "size: [1, 2]", "6:7 size", "found a list of 2")]
    [InlineData("size: 12", "size: {a: 1}", "6:7 size", "found a map")]
    [InlineData("seed: 9007199254740993", "seed: 9223372036854775808", "7:7 seed", "too many digits")]
    [InlineData("seed: 9007199254740993", "seed: -1", "7:7 seed", "at least 0")]
    [InlineData("slope: 0.5", "slope: .inf", "8:8 slope", "from 0 to 1 [share]", "finite")]
    [InlineData("slope: 0.5", "slope: .NaN", "8:8 slope", "finite")]
    [InlineData("slope: 0.5", "slope: -.inf", "8:8 slope", "finite")]
    [InlineData("slope: 0.5", "slope: 1e999", "8:8 slope", "too large")]
    [InlineData("slope: 0.5", "slope: .5", "8:8 slope", "write 0.5")]
    [InlineData("slope: 0.5", "slope: 1.", "8:8 slope", "write 1")]
    [InlineData("slope: 0.5", "slope: +1", "8:8 slope", "write 1")]
    [InlineData("slope: 0.5", "slope: 50%", "8:8 slope", "without the sign")]
    [InlineData("slope: 0.5", "slope: 1.5", "8:8 slope", "from 0 to 1", "found 1.5")]
    [InlineData("slope: 0.5", "slope: abc", "8:8 slope", "a number", "found abc")]
    [InlineData("is_open: true", "is_open: yes", "9:10 is_open", "true or false", "write true")]
    [InlineData("is_open: true", "is_open: off", "9:10 is_open", "write false")]
    [InlineData("is_open: true", "is_open: True", "9:10 is_open", "write true")]
    [InlineData("is_open: true", "is_open: \"true\"", "9:10 is_open", "without quotes")]
    [InlineData("is_open: true", "is_open: 1", "9:10 is_open", "found 1")]
    [InlineData("kind: herb_bed", "kind: hreb_bed", "10:7 kind", "one of herb_bed, rose_p95_bed", "did you mean herb_bed?")]
    [InlineData("kind: herb_bed", "kind: HerbBed", "10:7 kind", "did you mean herb_bed?")]
    [InlineData("kind: herb_bed", "kind: 0", "10:7 kind", "one of herb_bed")]
    [InlineData("start: 2024-01-01", "start: 2023-02-29", "4:10 clock.start", "YYYY-MM-DD", "no such day")]
    [InlineData("start: 2024-01-01", "start: 2024-1-1", "4:10 clock.start", "YYYY-MM-DD", "found 2024-1-1")]
    [InlineData("start: 2024-01-01", "start: 2024-01-01T00:00:00Z", "4:10 clock.start", "YYYY-MM-DD")]
    [InlineData("start: 2024-01-01", "start: 0024-01-01", "4:10 clock.start", "1900 to 2199")]
    [InlineData("title: Garden", "title: [Garden]", "2:8 title", "a text", "a list of 1")]
    [InlineData("title: Garden", "title: \" \"", "2:8 title", "blank")]
    [InlineData("title: Garden", "title:", "2:7 title", "found nothing")]
    [InlineData("rates: [1, 2.5]", "rates: [1, 25]", "19:16 beds.north.rates[1]", "from 0 to 10 [per_day]")]
    [InlineData("rates: [1, 2.5]", "rates: 1", "19:12 beds.north.rates", "a list", "found 1")]
    [InlineData("amount: 3", "amount: 0", "21:36 beds.north.steps[0].amount", "above 0 and at most 1000 [l]", "found 0")]
    [InlineData("  north:", "  North-1:", "17:3 beds.North-1", "small letters")]
    [InlineData("  s1: {title: A book}", "  s1: {title: A book}\n  3: {title: B}", "24:3 sources.3", "begins with a letter")]
    public void A_value_that_its_key_does_not_allow_is_refused(string old, string changed, string place, params string[] words) =>
        Scratch.Refused(Scratch.With(old, changed), place, words);

    [Theory]
    [InlineData("beds:", "beds: {}\nbeds_: ", "16:7 beds, 17:1 beds_", "at least 1", "found 0")]
    [InlineData("sources:", "feasts: [2024-01-01, 2024-01-02, 2024-01-03, 2024-01-04]\nsources:", "22:9 feasts", "at most 3", "found 4")]
    public void Counts_are_checked(string old, string changed, string place, params string[] words) =>
        Scratch.Refused(Scratch.With(old, changed), place, words);

    [Theory]
    [InlineData("titel: Garden", "2:1 title, 2:1 titel", "unknown key titel", "did you mean title?", "missing key title: Name of the garden.")]
    [InlineData("tilte: Garden", "2:1 title, 2:1 tilte", "did you mean title?")]
    public void A_misspelt_key_is_unknown_and_missing(string line, string places, params string[] words) =>
        Scratch.Refused(Scratch.With("title: Garden", line), places.Replace("2:1 title,", "1:1 title,", StringComparison.Ordinal), words);

    [Theory]
    [InlineData("  fish: 3\n", "", "12:1 pond.fish", "missing key fish: Fish.", "a whole number at least 0 [fish]")]
    [InlineData("  enabled: true\n", "", "12:1 pond.enabled", "enabled: true", "enabled: false")]
    [InlineData("  enabled: true\n", "  enabled: on\n", "13:12 pond.enabled", "write true")]
    [InlineData("size: 12\n", "", "1:1 size", "missing key size: Number of visitors. Write a whole number from 1 to 100 [visitors]")]
    [InlineData("amount: 3", "amuont: 3", "21:9 beds.north.steps[0].amount, 21:28 beds.north.steps[0].amuont", "did you mean amount?")]
    [InlineData("    rain: 5\n", "", "17:3 beds.north.rain", "missing key rain", "[mm]")]
    [InlineData("  enabled: true", "  enabled: false\n  depht: 1", "12:1 pond, 14:3 pond.depht", "did you mean depth?")]
    [InlineData("fish: 3", "fish: x\n  x: 1", "15:9 pond.fish, 16:3 pond.x", "allowed here: depth, fish, enabled")]
    [InlineData("pond:\n  enabled: true", "pond: null\nbond:\n  enabled: true", "12:7 pond, 13:1 bond", "did you mean pond?")]
    public void Keys_are_neither_missing_nor_unknown(string old, string changed, string places, params string[] words) =>
        Scratch.Refused(Scratch.With(old, changed), places, words);

    [Fact]
    public void Values_of_a_part_that_is_off_are_checked() =>
        Scratch.Refused(
            Scratch.With("  enabled: true", "  enabled: false").Replace("fish: 3", "fish: many", StringComparison.Ordinal),
            "12:1 pond, 15:9 pond.fish", "needs a remark");

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_file()
    {
        var text = Scratch.Good
            .Replace("title: Garden", "title: []", StringComparison.Ordinal)
            .Replace("end: 2024-12-31", "end: 2023-12-31", StringComparison.Ordinal)
            .Replace("slope: 0.5", "slope: 7", StringComparison.Ordinal)
            .Replace("kind: herb_bed", "kind: tree", StringComparison.Ordinal)
            .Replace("source: s1", "source: s2", StringComparison.Ordinal)
            .Replace("amount: 3}", "amount: x}\n      - {from: 2024-01-01, amount: 1}", StringComparison.Ordinal);
        Scratch.Refused(text + "extra: 1\n", "2:8 title, 5:8 clock.end, 8:8 slope, 10:7 kind, 14:38 pond.depth.source, "
            + "21:36 beds.north.steps[0].amount, 25:1 extra");
    }

    [Fact]
    public void A_check_of_the_whole_points_at_the_key_and_runs_beside_errors_that_it_does_not_need() =>
        Scratch.Refused(
            Scratch.With("size: 12", "size: 60").Replace("fish: 3", "fish: 60", StringComparison.Ordinal)
                .Replace("amount: 3", "amount: -3", StringComparison.Ordinal),
            "15:9 pond.fish, 21:36 beds.north.steps[0].amount", "too many fish");

    [Fact]
    public void A_check_of_a_list_points_at_the_item() =>
        Scratch.Refused(
            Scratch.With("amount: 3}", "amount: 3}\n      - {from: 2024-01-01, amount: 1}"),
            "22:16 beds.north.steps[1].from", "not in order");

    [Fact]
    public void A_check_runs_beside_errors_in_its_own_section() =>
        Scratch.Refused(
            Scratch.With("end: 2024-12-31", "end: 2023-12-31\n  skipped: x"), "5:8 clock.end, 6:12 clock.skipped", "before the start");

    [Theory]
    [InlineData("start: 2024-01-01", "strat: 2024-01-01", "3:1 clock.start, 4:3 clock.strat")]
    [InlineData("end: 2024-12-31", "end: 2024-12-31\n  half: x", "6:9 clock.half")]
    [InlineData("enabled: true", "enabled: x", "13:12 pond.enabled")]
    [InlineData("fish: 3", "fish: x", "15:9 pond.fish")]
    [InlineData("pond:", "pnod:", "1:1 pond, 12:1 pnod")]
    [InlineData("title: Garden", "title: \"Garden", "1:1, 2:8")]
    [InlineData("size: 12", "size: x", "6:7 size")]
    public void A_check_reports_nothing_that_hangs_on_what_could_not_be_read(string old, string changed, string places) =>
        Scratch.Refused(Scratch.With(old, changed), places);

    [Fact]
    public void A_check_draws_no_conclusion_from_what_could_not_be_read() =>
        Scratch.Refused(Scratch.With("end: 2024-12-31", "end: soon"), "5:8 clock.end", "a date");
}
