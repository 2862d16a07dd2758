using System.Security.Cryptography;
using System.Text;

namespace HubSim.Files.Tests.Scenarios;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void It_holds_the_resolved_scenario_with_sorted_keys()
    {
        var result = Scratch.LoadOnce(Scratch.Good, "pond.depth=4");
        Assert.Equal(
            "{'beds':{'north':{'rain':5,'rates':[1,2.5],'steps':[{'amount':3,'from':'2024-02-01'}]}},'clock':{"
            + "'end':'2024-12-31','start':'2024-01-01'},'format':1,'is_open':true,'kind':'herb_bed','pond':{'depth':"
            + "{'note':'set on the command line','unit':'m','value':4},'enabled':true,'fish':3},'remark':null,"
            + "'seed':9007199254740993,'size':12,'slope':0.5,'sources':{'s1':{'title':'A book'}},'title':'Garden'}",
            result.CanonicalJson.Replace('"', '\''));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(result.CanonicalJson))), result.Sha256);
    }

    [Theory]
    [InlineData("slope: 0.5", "slope: 5.0e-1")]
    [InlineData("slope: 0.5\nis_open: true", "is_open: true\nslope: 0.50")]
    [InlineData("depth: {value: 2, unit: m, source: s1}", "depth: {source: 's1', unit: \"m\", value: 2.0}")]
    [InlineData("remark: null", "remark: ~")]
    [InlineData("title: Garden", "title: |-\n  Garden # 1")]
    public void Another_way_of_writing_the_same_gives_the_same(string old, string changed)
    {
        var same = changed.Contains('#', StringComparison.Ordinal)
            ? Scratch.With(old, "title: 'Garden # 1'")
            : Scratch.Good;
        var result = Scratch.LoadOnce(Scratch.With(old, changed));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Scratch.LoadOnce(same).Sha256, result.Sha256);
    }

    [Fact]
    public void Extending_gives_the_same_as_writing_out()
    {
        using var scratch = new Scratch();
        scratch.Write("base.yaml", Scratch.With("size: 12\n", ""));
        var whole = scratch.Load(Scratch.Good);
        Assert.Equal(whole.Sha256, scratch.Load("size: 12\nextends: base.yaml\nformat: 1\n").Sha256);
        Assert.False(whole.Sha256 == scratch.Load("size: 13\nextends: base.yaml\nformat: 1\n").Sha256);
    }

    [Fact]
    public void There_is_none_with_errors()
    {
        var result = Scratch.LoadOnce(Scratch.With("size: 12", "size: x"));
        Assert.Equal("", result.CanonicalJson + result.Sha256);
    }
}
