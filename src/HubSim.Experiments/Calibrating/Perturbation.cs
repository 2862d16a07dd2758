using HubSim.Kernel.Random;
using HubSim.Kernel.Random.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace HubSim.Experiments.Calibrating;

/// <summary>
/// The way from one generation to the next: a particle is drawn by its weight and moved by a normal step; where that leaves
/// the prior, both are drawn again, which costs no simulation. All is done on places, the values of the prior's distribution
/// function, on which the prior is uniform between 0 and 1 whatever it is in its own units: only what was learnt makes
/// weights differ.
/// <para>
/// The covariance of the step is the multivariate normal kernel of Filippi, Barnes, Cornebise and Stumpf, Statistical Applications
/// in Genetics and Molecular Biology 12 (2013): the mean of (b - a)(b - a)' over the particles a of the last generation and
/// those b of them that the next tolerance keeps. Where it keeps all, that is twice their covariance, as Beaumont,
/// Cornuet, Marin and Robert, Biometrika 96 (2009), have it for each unknown alone.
/// </para>
/// </summary>
sealed class Perturbation
{
    private static readonly Purpose Moving = new("calibration/moving");
    private static readonly Normal Standard = new(0, 1);

    private readonly IReadOnlyList<Particle> parents;
    private readonly double[] cumulative;
    private readonly Matrix<double> root;
    private readonly Matrix<double> inverse;

    /// <summary>The steps from a generation.</summary>
    /// <param name="parents">Its particles.</param>
    /// <param name="tolerance">The next tolerance.</param>
    public Perturbation(IReadOnlyList<Particle> parents, double tolerance)
    {
        this.parents = parents;
        cumulative = new double[parents.Count];
        var sum = 0.0;
        for (var i = 0; i < parents.Count; i++)
        {
            cumulative[i] = sum += parents[i].Weight;
        }

        root = Covariance(parents, tolerance).Cholesky().Factor;
        inverse = root.Inverse();
    }

    /// <summary>Places of a proposal from the prior.</summary>
    public static double[] FromPrior(Streams streams, int unknowns)
    {
        var words = streams.Sequence(Moving);
        var places = new double[unknowns];
        for (var i = 0; i < unknowns; i++)
        {
            places[i] = words.NextUniform();
        }

        return places;
    }

    /// <summary>Places of the next proposal.</summary>
    public double[] Propose(Streams streams)
    {
        var words = streams.Sequence(Moving);
        while (true)
        {
            var found = Array.BinarySearch(cumulative, words.NextUniform() * cumulative[^1]);
            var parent = parents[Math.Min(found < 0 ? ~found : found, parents.Count - 1)].Places;
            var draws = new double[parent.Length];
            for (var i = 0; i < draws.Length; i++)
            {
                draws[i] = Standard.Quantile(words.NextUniform());
            }

            var step = root * Vector<double>.Build.DenseOfArray(draws);
            double[] places = [.. parent.Select((place, i) => place + step[i])];
            if (Array.TrueForAll(places, place => place is > 0 and < 1))
            {
                return places;
            }
        }
    }

    /// <summary>
    /// The logarithm, but for a constant, of the weight of a particle: its prior density, which is the same at all places, over
    /// the density with which it was proposed. Source: Toni, Welch, Strelkowa, Ipsen and Stumpf, Journal of the Royal Society
    /// Interface 6 (2009), algorithm ABC SMC, step S2.2.
    /// </summary>
    public double LogWeight(double[] places)
    {
        var exponents = new double[parents.Count];
        for (var i = 0; i < exponents.Length; i++)
        {
            exponents[i] = -SquaredLength(places, parents[i].Places) / 2;
        }

        var largest = exponents.Max();
        var density = 0.0;
        for (var i = 0; i < exponents.Length; i++)
        {
            density += parents[i].Weight * Elementary.Exp(exponents[i] - largest);
        }

        return -largest - Elementary.Log(density);
    }

    private double SquaredLength(double[] to, double[] from)
    {
        var sum = 0.0;
        for (var row = 0; row < to.Length; row++)
        {
            var part = 0.0;
            for (var column = 0; column <= row; column++)
            {
                part += inverse[row, column] * (to[column] - from[column]);
            }

            sum += part * part;
        }

        return sum;
    }

    private static Matrix<double> Covariance(IReadOnlyList<Particle> from, double tolerance)
    {
        var kept = from.Where(particle => particle.Distance <= tolerance).ToList();
        var share = kept.Sum(particle => particle.Weight);
        var size = from[0].Places.Length;
        var covariance = Matrix<double>.Build.Dense(size, size);
        foreach (var b in kept)
        {
            foreach (var a in from)
            {
                var weight = a.Weight * b.Weight / share;
                for (var i = 0; i < size; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        covariance[i, j] += weight * (b.Places[i] - a.Places[i]) * (b.Places[j] - a.Places[j]);
                    }
                }
            }
        }

        for (var i = 0; i < size; i++)
        {
            // A direction in which all particles agree still gets a step, if a small one.
            covariance[i, i] = (covariance[i, i] * (1 + 1e-9)) + 1e-12;
            for (var j = 0; j < i; j++)
            {
                covariance[j, i] = covariance[i, j];
            }
        }

        return covariance;
    }
}
