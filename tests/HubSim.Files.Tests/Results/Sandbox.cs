namespace HubSim.Files.Tests.Results;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public abstract class Sandbox : IDisposable
{
    protected Sandbox() => Folder = Directory.CreateTempSubdirectory("hubsim-test-").FullName;

    protected string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    /// <summary>Names of all files and folders below, hidden ones included, in order.</summary>
    protected string[] Everything() =>
        [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
}
