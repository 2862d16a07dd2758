namespace HubSim.Model.Population;

/// <summary>
/// The uniform numbers of a founder who may come: when and whether he comes, and what he is like. All are read from the
/// founder's own block in this order, whatever the scenario makes of them.
/// </summary>
/// <param name="Gap">Time since the candidate before.</param>
/// <param name="Acceptance">Whether the founder comes.</param>
/// <param name="Strategy">Strategy.</param>
/// <param name="TakeUp">Whether the firm applies for support.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Quality">Latent quality.</param>
/// <param name="Open">Whether the firm publishes its models.</param>
/// <param name="Intent">Whether the founder is there for the money.</param>
readonly record struct Candidate(
    double Gap, double Acceptance, double Strategy, double TakeUp, double Sector, double Quality, double Open, double Intent)
{
    /// <summary>Reads a founder's numbers; further ones of the same founder may be taken from the draw after it.</summary>
    public static Candidate Read(ref Draw draw)
    {
        var gap = draw.NextUniform();
        var acceptance = draw.NextUniform();
        var strategy = draw.NextUniform();
        var takeUp = draw.NextUniform();
        var sector = draw.NextUniform();
        var quality = draw.NextUniform();
        var open = draw.NextUniform();
        return new Candidate(gap, acceptance, strategy, takeUp, sector, quality, open, draw.NextUniform());
    }
}
