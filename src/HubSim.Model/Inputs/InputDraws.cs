namespace HubSim.Model.Inputs;

/// <summary>
/// The values that a replication gives to uncertain quantities. Each is drawn by inversion from one uniform keyed by the
/// quantity's path alone, so that further inputs, and inputs that nothing reads, move no other; those of one file of joint
/// rows by one uniform keyed by the name of the rows, so that all of them take the same row.
/// </summary>
/// <param name="streams">Streams of the replication.</param>
/// <param name="given">Values that are given, by path, in the place of what would be drawn; null for none.</param>
public readonly struct InputDraws(Streams streams, IReadOnlyDictionary<string, double>? given = null)
{
    /// <summary>The value of a quantity in this replication.</summary>
    public double this[Quantity quantity]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(quantity);
            if (given is not null && given.TryGetValue(quantity.Path, out var value))
            {
                return value;
            }

            if (!quantity.IsUncertain)
            {
                return quantity.Distribution.Mean;
            }

            if (quantity.Joint is { } joint)
            {
                var row = streams.Draw(new Purpose("rows/" + joint.Rows.Name), 0, 0);
                return joint.Values[joint.Rows.RowAt(row.NextUniform())];
            }

            var draw = streams.Draw(new Purpose("input/" + quantity.Path), 0, 0);
            return quantity.Distribution.Quantile(draw.NextUniform());
        }
    }
}
