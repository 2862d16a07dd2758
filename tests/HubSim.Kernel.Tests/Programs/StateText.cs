using System.Globalization;
using System.Text;

namespace HubSim.Kernel.Tests.Programs;

/// <summary>The state of all that can be waited for, in one line.</summary>
internal sealed class StateText
{
    private readonly StringBuilder text = new("|");

    public void Add(params ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
        {
            text.Append(CultureInfo.InvariantCulture, $" {number}");
        }

        text.Append(" |");
    }

    public override string ToString() => text.ToString();
}
