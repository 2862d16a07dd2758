namespace HubSim.Files.Scenarios;

/// <summary>The prose of the reference, which no record can tell.</summary>
internal static class ReferenceText
{
    /// <summary>Keys that belong to every file, whatever the record.</summary>
    public static readonly IReadOnlyList<string[]> FileKeys =
    [
        [FormatRule.Key, "whole number", "", $"{FormatRule.Version}", "no", "Version of the file format."],
        [FileChain.ExtendsKey, "text; may be left out", "", "", "no", "Path of the file from which all that is not said here is taken."],
    ];

    /// <summary>All that comes before the tables of keys.</summary>
    /// <param name="families">The table of distributions.</param>
    public static string Introduction(string families) => $$"""
        # Scenario files

        A scenario is one complete set of inputs, written as YAML. Nothing has a default in the program: every key below must be
        there unless its row says that it may be left out. `hubsim check FILE...` reports every error of every file, each as
        `file:line:column: path: message`, and ends with exit code 2 if there is one.

        This page is made by the program from the same records by which it reads files.

        ## The file

        - UTF-8, at most 4 MiB, one YAML document of maps and lists. Anchors, aliases, tags, merge keys and tabs as indentation
          are refused, and so is a key that is written twice.
        - `{{FormatRule.Example}}` stands on top. Another version is refused before anything else is looked at.
        - Keys are written in `snake_case`. The names of entries are yours: small letters, digits and single underscores, beginning with a
          letter; ids of sources may have capitals.
        - A *section with a switch* must say `enabled: true` or `enabled: false`. When it is off, its other keys may be left out;
          those that are given are still checked.

        ### In an editor

        The first line of every shipped scenario, `# yaml-language-server: $schema=...`, points editors that know YAML to
        [scenario.schema.json](../scenarios/scenario.schema.json), the JSON Schema (draft-07) that `hubsim schema` prints from the
        same records: completion, descriptions, and errors while typing. It tells what one file alone can tell; what depends on
        several values or files (the order of dates, ids of sources, data files, keys that the file below has), and how a number
        was written (`1.0` for a whole number), only `hubsim check` tells.

        ### Building on another file

        `extends: base.yaml` takes everything that this file does not say from another file, up to {{FileChain.MaxFiles}} files deep. Sections and
        named entries are merged key by key; numbers, distributions, texts and lists are replaced whole. A section that is off
        below can be switched on above, and the other way round. The path is relative to the file and stays below the nearest folder
        `scenarios` around the first file; where there is none, below the first file's own folder.

        ### Values from the command line

        `hubsim run FILE --set path=value` replaces one value and checks it like the file: `--set run.seed=7`,
        `--set 'arrivals.origins.local.rate[0].value={uniform: [1, 2]}'`. A path joins keys with points and gives positions in
        lists from 0 in brackets. An uncertain value is set whole; a plain number keeps the unit and notes that it was set on the
        command line. A section is merged, as with `extends`.

        ## Values

        - *Number*: decimal digits, with a point and an exponent if needed (`12`, `-0.5`, `1e6`), and finite. Not `010`, `1_000`, `+5`, `.5`,
          `0x10`, `.inf` or `"5"`. A *whole number* has neither point nor exponent.
        - *True or false*: `true` or `false` only; not `yes`, `on` or `True`.
        - *Date*: a calendar day as `YYYY-MM-DD`, from 1900 to 2199.
        - *Text*: with or without quotes, not blank.
        - `null` (or nothing, or `~`) only where the row says so.

        ### Numbers that may be uncertain

        Where a row says so, a number may be a distribution. Then it is a map with exactly one of these:

        {{families}}
        Beside it may stand `unit` (it must be the unit of the key), `source` (an id of the map `sources`, or a list of ids), `assumption`
        (the reason for a value without a source), `calibrated` (how the value was chosen within the range that its source or
        assumption gives, so that the model meets its past) and `note`:

            amount: {value: 600, unit: RMB_million, source: s1}
            rate:
              triangular: [0.2, 0.25, 0.3]
              unit: share
              assumption: The measure says "up to 30 %"; few get all of it.
            patience: 12

        ### Tables in data files

        `table: {file: data/acme-durations.csv, series: seren_pretrain, interpolation: logarithmic, scale: 0.0002777777777777778}` takes a measured
        distribution from a data file. The path is relative to the file in which it is written (on the command line, to the
        scenario) and stays in the same folder as that of `extends`. The file is UTF-8: lines that begin with `#`, then the line
        `series,value,cdf`, then a line for each point, in order of value; the share `cdf` of all values is at most `value`, and the
        last one of a series is 1. A first cdf above 0 is the share exactly at the first value.

        - `interpolation` says what lies between two points: `straight` (all values between them are equally likely),
          `logarithmic` (all ratios are: a straight line over the logarithm of the value, meant for durations, whose points stand at
          every doubling) or `steps` (nothing: only the values of the table occur).
        - `scale` (1 when left out) multiplies the values, for a file in another unit than the key.
        - `low` and `high`, in the unit of the key, keep only what lies between them; either may be left out.

        The points become part of the scenario that results are stamped with: a changed data file is another scenario.

        ### Values that are drawn together

        `posterior: {file: data/shanghai-posterior.csv, column: rate}` takes a value from a data file of rows that belong together, such
        as `hubsim experiment` writes for a calibration. Each replication draws one row, and every value that names the file takes
        its column of that row, so that what hangs together stays together. The path obeys the rule of tables. The file is
        UTF-8: lines that begin with `#`, then the names of the columns with commas between them, then a line of numbers for each
        row; a column `weight` says how likely its row is, and without one all rows are equally likely. Every value of a column
        must lie in the range of the key; nothing is cut off. What is drawn for each event cannot be written so.

        Whoever varies such a value alone, as a sensitivity analysis does, uses the distribution of its column by itself. The rows
        become part of the scenario that results are stamped with; the row is drawn under the name of the file within the folder
        `scenarios`, so that two files are drawn independently.

        ### What is drawn when

        "Drawn once per replication" is what nobody knows: the number stays the same through a run. "Drawn for each event" is
        chance inside a run. A distribution must lie within the range of its key; one without bounds is cut off at the range, so
        that what lies outside is never drawn and the rest keeps its proportions.


        """.ReplaceLineEndings("\n");
}
