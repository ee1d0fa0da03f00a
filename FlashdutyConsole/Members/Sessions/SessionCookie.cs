namespace FlashdutyConsole.Members.Sessions;

/// <summary>Names of the console's cookies. On https they carry the prefix that ties them to this host and to TLS.</summary>
public sealed class SessionCookie(IConfiguration configuration)
{
    private const string Product = "FlashdutyConsole";

    /// <summary>
    /// Whether browsers reach the console by https. Behind a proxy that ends TLS the console itself sees http; the public
    /// address says what browsers see.
    /// </summary>
    public bool IsSecure { get; } =
        (configuration["Console:PublicUrl"] is { Length: > 0 } url ? url : configuration["Urls"] ?? "").StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The full name of a cookie.</summary>
    /// <param name="purpose">What it is for; empty = the session.</param>
    public string Name(string purpose) => (IsSecure ? "__Host-" : "") + Product + purpose;
}
