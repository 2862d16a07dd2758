using HubSim.Cli.Output;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting;

/// <summary>In which unit a response is shown in tables: money in millions, shares and probabilities in percent.</summary>
static class ResponseScale
{
    private const double FenPerMillion = 1e8;
    private const double RmbPerMillion = 1e6;

    /// <summary>Unit in which a response is shown, and how.</summary>
    public static (string Unit, Func<double, string> Show) Of(Column column) => column switch
    {
        { Type: ColumnType.Boolean } => ("probability", Words.Percent),
        { Unit: "share" } => ("share", Words.Percent),
        { Unit: "fen" } => ("RMB million", value => Words.Short(value / FenPerMillion)),
        { Unit: "RMB" } => ("RMB million", value => Words.Short(value / RmbPerMillion)),
        _ => (column.Unit, Words.Short),
    };
}
