namespace HubSim.Model.Inputs;

/// <summary>
/// The values that a replication gives to uncertain quantities. Each is drawn by inversion from one uniform keyed by the
/// quantity's path alone, so that further inputs, and inputs that nothing reads, move no other.
/// </summary>
/// <param name="streams">Streams of the replication.</param>
public readonly struct InputDraws(Streams streams)
{
    /// <summary>The value of a quantity in this replication.</summary>
    public double this[Quantity quantity]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(quantity);
            if (!quantity.IsUncertain)
            {
                return quantity.Distribution.Mean;
            }

            var draw = streams.Draw(new Purpose("input/" + quantity.Path), 0, 0);
            return quantity.Distribution.Quantile(draw.NextUniform());
        }
    }
}
