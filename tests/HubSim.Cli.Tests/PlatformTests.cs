namespace HubSim.Cli.Tests;

/// <summary>
/// docs/kernel/promises.md: processor, compiler settings, language, time zone and garbage collector leave every byte of the
/// results. One processor stands for others by doing without what those lack.
/// </summary>
public sealed class PlatformTests : IDisposable
{
    private static readonly string Smoke = Hubsim.Shipped("scenarios/smoke.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0 DOTNET_EnableFMA=0 DOTNET_EnableBMI2=0")]
    [InlineData("DOTNET_TieredCompilation=0")]
    [InlineData("DOTNET_TieredPGO=1 DOTNET_ReadyToRun=0")]
    [InlineData("DOTNET_gcServer=1 DOTNET_gcConcurrent=1")]
    [InlineData("LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Asia/Shanghai")]
    public void Circumstances_leave_every_byte(string circumstances)
    {
        var expected = Workshop.Hashes(workshop.Done(Smoke, "--replications", "10"));
        var ended = Hubsim.Shell(workshop.Folder, $"{circumstances} $HUBSIM run --no-store '{Smoke}' --replications 10");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(expected, Workshop.Hashes(workshop.FolderOf(ended)));
    }
}
