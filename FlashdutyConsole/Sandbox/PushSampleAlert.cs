using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox;

/// <summary>Pushes a sample alert to this console's own standard address, over HTTP like any source.</summary>
internal sealed class PushSampleAlert(
    IHttpClientFactory clients, IServer server, IntegrationDirectory integrations, IStringLocalizer<SandboxStrings> text)
{
    /// <summary>Name of the client that may call this very host.</summary>
    public const string ClientName = "sandbox-alerts";

    /// <summary>The time that one push may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Pushes it.</summary>
    /// <param name="alert">Which.</param>
    /// <param name="recovers">Whether it is over.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PushOutcome> RunAsync(SampleAlert alert, bool recovers, CancellationToken cancellationToken)
    {
        var source = (await integrations.AllAsync(cancellationToken))
            .Where(integration => integration.PluginType == PluginType.Standard)
            .MinBy(integration => integration.Id);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (source is null || address is null)
        {
            return new PushOutcome(PushResult.NoSource);
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.PostAsJsonAsync(
                $"{Reachable(address)}{ConsoleUrls.StandardAlertPush}?integration_key={source.Key}",
                new
                {
                    title_rule = text[alert.Title].Value,
                    event_status = recovers ? "Ok" : alert.Status,
                    alert_key = alert.Key,
                    description = text[alert.Text].Value,
                    labels = alert.Labels,
                },
                cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? new PushOutcome(PushResult.Accepted, (int)response.StatusCode, Stopwatch.GetElapsedTime(started))
                : new PushOutcome(PushResult.Refused, (int)response.StatusCode, Error: ErrorIn(body));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new PushOutcome(PushResult.Failed);
        }
    }

    // Listening on every address is no address to call.
    private static string Reachable(string address) =>
        address.Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');

    private static string ErrorIn(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.GetProperty("error").GetProperty("code").GetString() ?? "";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}

internal enum PushResult
{
    Accepted,
    Refused,
    Failed,
    NoSource,
}

internal sealed record PushOutcome(PushResult Result, int Status = 0, TimeSpan Took = default, string Error = "");
