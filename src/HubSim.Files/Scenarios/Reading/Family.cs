namespace HubSim.Files.Scenarios.Reading;

/// <summary>How the numbers of a distribution are written.</summary>
internal enum FamilyForm
{
    /// <summary><c>value: 5</c>.</summary>
    Single,

    /// <summary><c>uniform: [1, 2]</c>.</summary>
    Row,

    /// <summary><c>normal: {mean: 1, sd: 2}</c>.</summary>
    Map,

    /// <summary><c>discrete: [[1, 0.3], [2, 0.7]]</c>.</summary>
    Table,

    /// <summary><c>table: {file: data/x.csv, series: a, interpolation: straight}</c>; see <see cref="TableReader"/>.</summary>
    File,

    /// <summary><c>posterior: {file: data/x.csv, column: a}</c>; see <see cref="PosteriorReader"/>.</summary>
    Rows,
}

/// <summary>A number that a distribution needs.</summary>
/// <param name="Name">Its name in files and messages.</param>
/// <param name="IsPositive">True when it must be above 0.</param>
/// <param name="Default">Its value when it is left out; null when it may not be.</param>
internal sealed record Parameter(string Name, bool IsPositive = false, double? Default = null);

/// <summary>A kind of distribution, as files write it.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Form">How its numbers are written.</param>
/// <param name="Parameters">The numbers; for a table, of each row.</param>
/// <param name="Description">What it is, for the reference.</param>
internal sealed record Family(string Name, FamilyForm Form, IReadOnlyList<Parameter> Parameters, string Description)
{
    public static readonly IReadOnlyList<Family> All =
    [
        new("value", FamilyForm.Single, [new("value")], "a fixed number"),
        new("uniform", FamilyForm.Row, [new("low"), new("high")], "every number between the two is equally likely"),
        new("triangular", FamilyForm.Row, [new("low"), new("mode"), new("high")], "most likely at the mode"),
        new("normal", FamilyForm.Map, [new("mean"), new("sd", true)],
            "bell curve; cut off at the range of the key"),
        new("lognormal", FamilyForm.Map, [new("median", true), new("sigma", true)],
            "its logarithm is normal with standard deviation sigma; cut off at the range of the key"),
        new("exponential", FamilyForm.Map, [new("mean", true)],
            "time to an event of constant rate 1/mean; cut off at the range of the key"),
        new("weibull", FamilyForm.Map, [new("shape", true), new("scale", true)],
            "time to an event whose rate falls (shape below 1) or grows; cut off at the range of the key"),
        new("gamma", FamilyForm.Map, [new("shape", true), new("scale", true)],
            "mean shape times scale; cut off at the range of the key"),
        new("beta", FamilyForm.Map, [new("a", true), new("b", true), new("low", Default: 0), new("high", Default: 1)],
            "between low and high (0 and 1 when left out)"),
        new("discrete", FamilyForm.Table, [new("value"), new("weight")],
            "one of the values, with probability in proportion to its weight"),
        new("empirical", FamilyForm.Table, [new("x"), new("cdf")],
            "measured: the share cdf of all values is at most x, straight between the points; "
            + "the last cdf is 1, and a first one above 0 is the share exactly at the first x"),
        new("table", FamilyForm.File, [new("file"), new("series"), new("interpolation")],
            "measured, in a data file (see below); cut off at the range of the key"),
        new("posterior", FamilyForm.Rows, [new("file"), new("column")],
            "what a calibration left, in a data file (see below): all values that name the file are drawn together"),
    ];

    /// <summary>As it is written, for messages and the reference: <c>uniform: [low, high]</c>.</summary>
    public string Example => Form switch
    {
        FamilyForm.Single => $"{Name}: x",
        FamilyForm.Row => $"{Name}: [{Names(", ")}]",
        FamilyForm.Map or FamilyForm.File or FamilyForm.Rows => $"{Name}: {{{string.Join(", ", Parameters.Select(one => $"{one.Name}: …"))}}}",
        _ => $"{Name}: [[{Names(", ")}], …]",
    };

    public static Family? Find(string name) => All.FirstOrDefault(family => family.Name == name);

    private string Names(string separator) => string.Join(separator, Parameters.Select(one => one.Name));
}
