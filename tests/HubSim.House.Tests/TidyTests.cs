using System.Text.RegularExpressions;

namespace HubSim.House.Tests;

/// <summary>House rules that need no reviewer: they are read off the files.</summary>
public partial class TidyTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_source_file_is_longer_than_a_reader_stands() =>
        Assert.DoesNotContain(House.Sources(), path => File.ReadLines(path).Count() > MostLines);

    [Fact]
    public void Nothing_is_left_half_done() =>
        Assert.DoesNotContain(House.Sources(), path => Path.GetFileName(path) != "TidyTests.cs" && Leftover().IsMatch(File.ReadAllText(path)));

    [Fact]
    public void No_file_names_a_folder_of_one_machine() =>
        Assert.DoesNotContain(House.Texts(), path => Path.GetFileName(path) != "TidyTests.cs" && MachinePath().IsMatch(File.ReadAllText(path)));

    [Fact]
    public void Every_class_of_tests_asserts_something() =>
        Assert.DoesNotContain(
            House.Sources().Where(path => path.EndsWith("Tests.cs", StringComparison.Ordinal)),
            path => !Assertion().IsMatch(File.ReadAllText(path)));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException|#region)\b|Skip *= *""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"(?<![A-Za-z0-9_.])/(work|home|root|Users)/[A-Za-z]", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"Assert\.|\.Sample\(|\.Is\(|Page\.IsTrue\(|\.IsMean\(|Refused\(", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Assertion();
}
