using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Integrations;

/// <summary>Where WeCom and members reach one WeCom integration: over its own domains where it has them, else over the console host.</summary>
public sealed record IntegrationAddresses
{
    /// <summary>Where WeCom calls in; to be pasted into the app's message reception.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>What opens from the workbench; to be pasted as the app's homepage.</summary>
    public required Uri HomepageUrl { get; init; }

    /// <summary>The root of the backend trusted domain.</summary>
    public required Uri ApiRoot { get; init; }

    /// <summary>The root of the frontend trusted domain.</summary>
    public required Uri ConsoleRoot { get; init; }

    /// <summary>The trusted domain that WeCom must have for the homepage: host, and the port unless it is the usual one.</summary>
    public string HomepageDomain => HomepageUrl.Authority;

    /// <summary>The addresses of an integration.</summary>
    /// <param name="integrationKey">Its key.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="console">The console host.</param>
    public static IntegrationAddresses Of(string integrationKey, WeComSettings settings, ConsoleAddress console)
    {
        var api = Root(settings.ApiDomain, console.PublicUrl);
        var front = Root(settings.ConsoleDomain, console.PublicUrl);
        return new IntegrationAddresses
        {
            ApiRoot = api,
            ConsoleRoot = front,
            CallbackUrl = new Uri(api, "wecom/callback/" + integrationKey),
            HomepageUrl = new Uri(front, "wecom/home/" + integrationKey),
        };
    }

    // A domain is spoken to over https; only the console host itself may be without, as in a demo.
    private static Uri Root(string? domain, Uri console)
    {
        if (string.IsNullOrEmpty(domain) || string.Equals(domain, console.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return console;
        }

        return Uri.TryCreate($"https://{domain}/", UriKind.Absolute, out var root) ? root : console;
    }
}
