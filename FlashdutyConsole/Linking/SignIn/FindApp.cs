using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// Finds the WeCom app from which somebody opened a page whose address names none: the only app there is, else the one of this
/// host, else the one that brought the incident.
/// </summary>
public sealed class FindApp(IntegrationDirectory directory, IDbContextFactory<ConsoleDb> contexts, ConsoleAddress console)
{
    /// <summary>The apps that it may have been; one when that is sure.</summary>
    /// <param name="host">The host of the request, with its port.</param>
    /// <param name="incidentId">The incident that was opened; null = another page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<Integration>> RunAsync(string? host, string? incidentId, CancellationToken cancellationToken)
    {
        var all = (await directory.AllAsync(cancellationToken))
            .Where(known => known is { PluginType: PluginType.WeComApp, IsDraft: false } && known.ProtectedSecrets.ContainsKey(WeComFieldName.Secret))
            .OrderBy(known => known.Id).ToList();
        var here = all.Where(known => RootOf(known).Authority == host).ToList();
        all = here.Count > 0 ? here : all;
        if (all.Count < 2 || incidentId is null)
        {
            return all;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var senders = await db.Cards.AsNoTracking().Where(card => card.IncidentId == incidentId).Select(card => card.IntegrationId).Distinct().ToListAsync(cancellationToken);
        var sent = all.Where(known => senders.Contains(known.Id)).ToList();
        return sent.Count > 0 ? sent : all;
    }

    private Uri RootOf(Integration integration) =>
        IntegrationAddresses.Of(integration.Key, JsonColumn.Read<WeComSettings>(integration.Settings), console).ConsoleRoot;
}
