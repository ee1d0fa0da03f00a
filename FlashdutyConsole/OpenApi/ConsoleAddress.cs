using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FlashdutyConsole.OpenApi;

/// <summary>
/// The console host: the address at which members, tools and WeCom reach this console. Setting <c>Console:PublicUrl</c>,
/// otherwise the first address that the console listens on.
/// </summary>
public sealed class ConsoleAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The setting's key.</summary>
    public const string Setting = "Console:PublicUrl";

    private const string Default = "http://127.0.0.1:5080";
    private volatile Uri? _settled;

    /// <summary>The console host, ending with a slash.</summary>
    public Uri PublicUrl => _settled ?? Find();

    /// <summary>The address of a path on the console host.</summary>
    /// <param name="path">The path, with or without its first slash.</param>
    public string Of(string path) => new Uri(PublicUrl, path.TrimStart('/')).AbsoluteUri;

    // Every response asks; it changes no more once the server listens.
    private Uri Find()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var found = new Uri(Given(listening).TrimEnd('/') + "/");
        if (listening is not null && found.Port != 0)
        {
            _settled = found;
        }

        return found;
    }

    private string Given(string? listening)
    {
        if (configuration[Setting] is { Length: > 0 } set)
        {
            return set;
        }

        // The server knows its real port once it has started; before that, the settings are all there is.
        listening = listening
            ?? configuration["Urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
            ?? Default;
        // "Every interface" is not an address that anybody can open.
        return listening.Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
    }
}
