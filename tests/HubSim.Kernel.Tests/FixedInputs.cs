using CsCheck;

namespace HubSim.Kernel.Tests;

/// <summary>
/// Tests over many random inputs that are the same in every run. CsCheck's own loop takes the given seed for the first
/// input only and goes on from the state of the thread, so a test could fail in one run and pass in the next. Here one
/// generator, whose seed is fixed, makes all inputs. CsCheck is left to make an input smaller that has failed.
/// </summary>
internal static class FixedInputs
{
    /// <summary>Checks so many inputs; those of another stream are others.</summary>
    public static void Each<T>(
        this Gen<T> inputs, Action<T> check, int count = 100, uint stream = 1, Func<T, string>? print = null)
    {
        var source = new PCG(stream, 1);
        for (var number = 0; number < count; number++)
        {
            var seed = source.ToString();
            var input = inputs.Generate(source, null, out _);
            try
            {
                check(input);
            }
            catch (Exception)
            {
                inputs.Sample(check, seed: seed, iter: count, threads: 1, print: print);
                throw;
            }
        }
    }

    /// <inheritdoc cref="Each{T}(Gen{T}, Action{T}, int, uint, Func{T, string}?)"/>
    public static void Each<T1, T2>(
        this Gen<(T1 First, T2 Second)> inputs, Action<T1, T2> check, int count = 100, uint stream = 1) =>
        inputs.Each(input => check(input.First, input.Second), count, stream);

    /// <inheritdoc cref="Each{T}(Gen{T}, Action{T}, int, uint, Func{T, string}?)"/>
    public static void Each<T1, T2, T3>(
        this Gen<(T1 First, T2 Second, T3 Third)> inputs, Action<T1, T2, T3> check, int count = 100) =>
        inputs.Each(input => check(input.First, input.Second, input.Third), count);

    /// <inheritdoc cref="Each{T}(Gen{T}, Action{T}, int, uint, Func{T, string}?)"/>
    public static void Each<T1, T2, T3, T4>(
        this Gen<(T1 First, T2 Second, T3 Third, T4 Fourth)> inputs, Action<T1, T2, T3, T4> check) =>
        inputs.Each(input => check(input.First, input.Second, input.Third, input.Fourth));
}
