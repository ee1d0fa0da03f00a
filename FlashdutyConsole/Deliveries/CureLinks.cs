using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Deliveries;

/// <summary>The address that cures a delivery: for a member who is not linked, the homepage where they link.</summary>
public sealed class CureLinks(IntegrationDirectory directory, ConsoleAddress console)
{
    /// <summary>The address; null when there is none.</summary>
    /// <param name="reason">One of <see cref="DeliveryReason"/>.</param>
    /// <param name="integrationId">The integration; 0 = none, as of members who are linked to nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async ValueTask<string?> OfAsync(string reason, long integrationId, CancellationToken cancellationToken)
    {
        if (reason != DeliveryReason.NotLinked)
        {
            return null;
        }

        var apps = (await directory.AllAsync(cancellationToken)).Where(known => known is { PluginType: PluginType.WeComApp, IsDraft: false }).ToList();
        // Linked to nothing: any app will do if there is only one.
        var app = apps.Find(known => known.Id == integrationId) ?? (integrationId == 0 && apps.Count == 1 ? apps[0] : null);
        return app is null ? null : IntegrationAddresses.Of(app.Key, JsonColumn.Read<WeComSettings>(app.Settings), console).HomepageUrl.AbsoluteUri;
    }
}
