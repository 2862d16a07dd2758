using HubSim.Kernel.Random.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace HubSim.Experiments.Optimising;

/// <summary>
/// What noisy values at some points say of the values at others: a Gaussian process with a constant mean, a Matérn covariance
/// of smoothness 5/2 with a length for each lever, and the known noise of each value. Lengths and variance maximise the
/// likelihood, held by a weak prior on lengths (lognormal around half of the range), found by a pattern search. Source: Ankenman, Nelson
/// and Staum, Stochastic Kriging, Operations Research 58 (2010), sections 3 and 4; Rasmussen and Williams, Gaussian
/// Processes for Machine Learning (2006), equations 4.17 and 5.8.
/// </summary>
sealed class GaussianProcess
{
    private const double TypicalLength = 0.5;
    private const double LeastNoise = 1e-6;

    /// <summary>A smaller gain of the log-likelihood is not worth the search.</summary>
    private const double LeastGain = 0.02;

    private readonly PolicySpace space;
    private readonly double[][] points;
    private readonly double[] values;
    private readonly double[] noises;
    private readonly double origin;
    private readonly double unit;
    private double[] parameters;
    private Matrix<double> inverse = null!;
    private Vector<double> weights = null!;
    private Vector<double> ones = null!;
    private double mean;
    private double meanPrecision;

    private GaussianProcess(PolicySpace space, double[][] points, IReadOnlyList<double> values, IReadOnlyList<double> noises)
    {
        this.space = space;
        this.points = points;
        origin = values.Average();
        unit = Math.Sqrt(values.Average(value => (value - origin) * (value - origin)));
        unit = unit > 0 ? unit : 1;
        this.values = [.. values.Select(value => (value - origin) / unit)];
        this.noises = [.. noises.Select(noise => Math.Max(LeastNoise, noise / unit / unit))];
        parameters = [.. Enumerable.Repeat(Elementary.Log(TypicalLength), space.Size), 0];
    }

    /// <summary>A process fitted to values.</summary>
    /// <param name="space">Where distances come from.</param>
    /// <param name="points">Places in the unit cube.</param>
    /// <param name="values">A value for each.</param>
    /// <param name="noises">The variance of each value around what is true there.</param>
    public static GaussianProcess Fit(PolicySpace space, double[][] points, IReadOnlyList<double> values, IReadOnlyList<double> noises)
    {
        var process = new GaussianProcess(space, points, values, noises);
        process.Search();
        process.Prepare();
        return process;
    }

    /// <summary>The same process with a further point at which its own mean is taken as the value (a "kriging believer").</summary>
    public GaussianProcess Believing(double[] point)
    {
        var further = new GaussianProcess(
            space,
            [.. points, point],
            [.. values.Select(value => origin + (unit * value)), At(point).Mean],
            [.. noises.Select(noise => noise * unit * unit), LeastNoise * unit * unit])
        {
            parameters = parameters,
        };
        further.Prepare();
        return further;
    }

    /// <summary>Mean and standard deviation of what is true at a place.</summary>
    public (double Mean, double Sd) At(double[] place)
    {
        var scales = ScalesOf(parameters);
        var covariances = Vector<double>.Build.Dense(points.Length, i => Covariance(place, points[i], scales, parameters[^1]));
        var solved = inverse * covariances;
        var lack = 1 - solved.Sum();
        var variance = Elementary.Exp(parameters[^1]) - covariances.DotProduct(solved) + (lack * lack / meanPrecision);
        return (origin + (unit * (mean + covariances.DotProduct(weights))), unit * Math.Sqrt(Math.Max(0, variance)));
    }

    /// <summary>Moves one parameter at a time while that helps, in steps that are halved when none does.</summary>
    private void Search()
    {
        var best = Likelihood(parameters);
        for (var step = 1.0; step > 0.1; step /= 2)
        {
            for (var (round, moved) = (0, true); moved && round < 6; round++)
            {
                moved = false;
                for (var i = 0; i < parameters.Length; i++)
                {
                    foreach (var by in (ReadOnlySpan<double>)[step, -step])
                    {
                        var tried = (double[])parameters.Clone();
                        tried[i] = Math.Clamp(tried[i] + by, -5, 5);
                        var likelihood = Likelihood(tried);
                        if (likelihood > best + LeastGain)
                        {
                            (best, parameters, moved) = (likelihood, tried, true);
                            break;
                        }
                    }
                }
            }
        }
    }

    private double Likelihood(double[] at)
    {
        var factor = Matrix(at).Cholesky();
        var centred = Vector<double>.Build.DenseOfArray(values);
        var one = Vector<double>.Build.Dense(values.Length, 1);
        var solvedOne = factor.Solve(one);
        centred -= solvedOne.DotProduct(centred) / solvedOne.Sum();
        var determinant = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            determinant += 2 * Elementary.Log(factor.Factor[i, i]);
        }

        var prior = at.Take(at.Length - 1).Sum(length => (length - Elementary.Log(TypicalLength)) * (length - Elementary.Log(TypicalLength)))
            + (at[^1] * at[^1] / 4);
        return -(centred.DotProduct(factor.Solve(centred)) + determinant + prior) / 2;
    }

    private void Prepare()
    {
        inverse = Matrix(parameters).Cholesky().Solve(Matrix<double>.Build.DenseIdentity(points.Length));
        ones = Vector<double>.Build.Dense(points.Length, 1);
        var solvedOnes = inverse * ones;
        meanPrecision = solvedOnes.Sum();
        var all = Vector<double>.Build.DenseOfArray(values);
        mean = solvedOnes.DotProduct(all) / meanPrecision;
        weights = inverse * (all - mean);
    }

    private Matrix<double> Matrix(double[] at)
    {
        var n = points.Length;
        var entries = new double[n * n];
        var scales = ScalesOf(at);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                entries[(i * n) + j] = entries[(j * n) + i] = Covariance(points[i], points[j], scales, at[^1]);
            }

            entries[(i * n) + i] = Elementary.Exp(at[^1]) + noises[i];
        }

        return Matrix<double>.Build.Dense(n, n, entries);
    }

    private static double[] ScalesOf(double[] at) => [.. at.Take(at.Length - 1).Select(Elementary.Exp)];

    private double Covariance(double[] one, double[] other, double[] scales, double logVariance)
    {
        var distance = Math.Sqrt(5 * space.SquaredDistance(one, other, scales));
        return Elementary.Exp(logVariance - distance) * (1 + distance + (distance * distance / 3));
    }
}
