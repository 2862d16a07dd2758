using HubSim.Experiments.Comparing;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>
/// What became of the firms of a replication. A firm survives that lives in the city on the last day, as the response
/// firms_living counts; who closed, was sold or moved away does not. What was spent is public money, in fen, less what firms
/// paid back.
/// </summary>
static class FirmFates
{
    private static readonly int Origin = PlaceOf("origin");
    private static readonly int Candidate = PlaceOf("candidate");
    private static readonly int Parent = PlaceOf("parent");
    private static readonly int Ended = PlaceOf("ended");
    private static readonly int[] Received = [PlaceOf("public_compute_fen"), PlaceOf("public_models_fen"), PlaceOf("public_corpora_fen")];
    private static readonly int PaidBack = PlaceOf("paid_back_fen");

    /// <summary>The fates of a table of firms.</summary>
    public static Fates Of(Table firms)
    {
        var spent = 0L;
        for (var row = 0; row < firms.Rows; row++)
        {
            spent += Received.Sum(column => firms[column].Whole[row]) - firms[PaidBack].Whole[row];
        }

        var fates = new Fates { Spent = spent };
        for (var row = 0; row < firms.Rows; row++)
        {
            // The candidates of a spin-out are counted by the incumbent that they leave.
            var parent = firms[Parent].IsMissing(row) ? "" : $"/{firms[Parent].Text[row]}";
            fates.Add(firms[Origin].Text[row] + parent, firms[Candidate].Whole[row], firms[Ended].IsMissing(row));
        }

        return fates;
    }

    private static int PlaceOf(string column)
    {
        var names = HubModel.FirmColumns.Select(one => one.Name).ToList();
        return names.IndexOf(column) is >= 0 and var place ? place : throw new InvalidOperationException($"firms have no column {column}");
    }
}
