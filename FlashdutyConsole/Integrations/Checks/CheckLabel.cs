namespace FlashdutyConsole.Integrations.Checks;

/// <summary>What a <see cref="CheckDetail"/> is about.</summary>
public static class CheckLabel
{
    /// <summary>The address that was asked.</summary>
    public const string Url = nameof(Url);

    /// <summary>A name that a name leads to (CNAME).</summary>
    public const string Alias = nameof(Alias);

    /// <summary>An IP address of a name.</summary>
    public const string Address = nameof(Address);

    /// <summary>Whom the certificate is for.</summary>
    public const string Certificate = nameof(Certificate);

    /// <summary>Who signed the certificate.</summary>
    public const string Issuer = nameof(Issuer);

    /// <summary>Last instant of the certificate, RFC 3339 in UTC.</summary>
    public const string Expires = nameof(Expires);

    /// <summary>HTTP status of the answer.</summary>
    public const string HttpStatus = nameof(HttpStatus);

    /// <summary>How long the answer took, in milliseconds.</summary>
    public const string Took = nameof(Took);

    /// <summary>The path at which the request came in here.</summary>
    public const string PathSeen = nameof(PathSeen);

    /// <summary>When WeCom itself last verified the callback address, RFC 3339 in UTC.</summary>
    public const string VerifiedAt = nameof(VerifiedAt);

    /// <summary>The app's name in WeCom.</summary>
    public const string AppName = nameof(AppName);

    /// <summary>How many members, departments and tags see the app.</summary>
    public const string SeenBy = nameof(SeenBy);

    /// <summary>The trusted domain that WeCom has.</summary>
    public const string TrustedDomain = nameof(TrustedDomain);

    /// <summary>The workbench homepage that WeCom has.</summary>
    public const string HomeUrl = nameof(HomeUrl);

    /// <summary>The address from which WeCom saw us come.</summary>
    public const string FromIp = nameof(FromIp);

    /// <summary>The WeCom user who got the test card.</summary>
    public const string SentTo = nameof(SentTo);

    /// <summary>When the test card was sent, RFC 3339 in UTC.</summary>
    public const string SentAt = nameof(SentAt);

    /// <summary>When it was tapped, RFC 3339 in UTC.</summary>
    public const string ClickedAt = nameof(ClickedAt);

    /// <summary>A changed Secret that is not proved yet; the old one is still used.</summary>
    public const string OldSecretInUse = nameof(OldSecretInUse);
}
