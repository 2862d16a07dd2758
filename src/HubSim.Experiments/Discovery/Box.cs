namespace HubSim.Experiments.Discovery;

/// <summary>The part of a factor's range that a box takes.</summary>
/// <param name="Input">Place of the input.</param>
/// <param name="Lower">Lower bound, included; negative infinity for none.</param>
/// <param name="Upper">Upper bound, included; infinity for none.</param>
public readonly record struct Side(int Input, double Lower, double Upper)
{
    /// <summary>True when a value lies within.</summary>
    public bool Holds(double value) => value >= Lower && value <= Upper;
}

/// <summary>A box: bounds on some inputs, none on the rest.</summary>
/// <param name="Sides">The bounded inputs, by place.</param>
public sealed record Box(IReadOnlyList<Side> Sides)
{
    /// <summary>The box without bounds.</summary>
    public static Box Everything { get; } = new([]);

    /// <summary>The box with further bounds on an input; wider ones change nothing.</summary>
    /// <param name="input">Place of the input.</param>
    /// <param name="lower">Lower bound.</param>
    /// <param name="upper">Upper bound.</param>
    public Box Within(int input, double lower, double upper)
    {
        var old = Of(input);
        return With(new Side(input, Math.Max(lower, old.Lower), Math.Min(upper, old.Upper)));
    }

    /// <summary>The box with other bounds on an input; infinite ones free it.</summary>
    /// <param name="side">The bounds.</param>
    public Box With(Side side)
    {
        var others = Sides.Where(own => own.Input != side.Input);
        var isFree = double.IsNegativeInfinity(side.Lower) && double.IsPositiveInfinity(side.Upper);
        return new Box([.. others.Concat(isFree ? [] : [side]).OrderBy(own => own.Input)]);
    }

    /// <summary>The bounds on an input.</summary>
    /// <param name="input">Place of the input.</param>
    public Side Of(int input)
    {
        foreach (var side in Sides)
        {
            if (side.Input == input)
            {
                return side;
            }
        }

        return new Side(input, double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>True when a run lies in the box.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="run">Number of the run.</param>
    public bool Holds(Runs runs, int run)
    {
        ArgumentNullException.ThrowIfNull(runs);
        foreach (var side in Sides)
        {
            if (!side.Holds(runs.Value(side.Input, run)))
            {
                return false;
            }
        }

        return true;
    }
}
