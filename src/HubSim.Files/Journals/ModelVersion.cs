using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSim.Kernel;
using HubSim.Model;

namespace HubSim.Files.Journals;

/// <summary>
/// Version of the code that decides what a replication yields. It is no number that somebody keeps: the compiler writes into
/// each assembly an identifier that it derives from the assembly's content, and the same source gives the same one in any
/// folder (deterministic builds, with paths of the machine mapped away). A changed kernel or model has another identifier.
/// <para>
/// Three assemblies count: the kernel (clock, streams, samplers, elementary functions), the model, and this one, which turns
/// a resolved scenario into the model's inputs and records into tables. A change that alters no result changes the version
/// all the same; that costs time, never truth.
/// </para>
/// </summary>
public static class ModelVersion
{
    /// <summary>The version that runs here: 16 hexadecimal digits.</summary>
    public static string Current { get; } = Of([typeof(Simulator), typeof(HubModel), typeof(ModelVersion)]);

    /// <summary>The version of the assemblies of some types, in that order.</summary>
    /// <param name="types">A type of each assembly.</param>
    public static string Of(IReadOnlyList<Type> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var text = string.Concat(types.Select(type => string.Create(
            CultureInfo.InvariantCulture, $"{type.Assembly.GetName().Name}={type.Module.ModuleVersionId:N}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
