using System.Security.Cryptography;
using System.Text;

namespace HubSim.Report.Pages;

/// <summary>The files that are built into the program.</summary>
internal static class Assets
{
    /// <summary>A file as text.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>What a page's policy says of an inline script or style: the hash of its text.</summary>
    public static string PolicyHash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
