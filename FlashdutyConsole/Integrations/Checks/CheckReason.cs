namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Why a check ended as it did: the whole table of what setting WeCom up can meet, except WeCom's own errcodes, which
/// <see cref="WeCom.WeComErrors"/> describes. Texts and cures are in <c>CheckStrings</c>, in both languages.
/// </summary>
public static class CheckReason
{
    /// <summary>WeCom answered with an errcode; its own text and cure count.</summary>
    public const string WeComError = nameof(WeComError);

    /// <summary>Not checked yet.</summary>
    public const string NotRunYet = nameof(NotRunYet);

    /// <summary>CorpID, AgentId or Secret is not filled in yet.</summary>
    public const string FieldsMissing = nameof(FieldsMissing);

    /// <summary>The stored Secret cannot be decrypted.</summary>
    public const string SecretUnreadable = nameof(SecretUnreadable);

    /// <summary>WeCom has to accept the credentials before this can be checked.</summary>
    public const string NeedsCredentials = nameof(NeedsCredentials);

    /// <summary>WeCom does not take calls from this address yet, so the app's settings cannot be seen.</summary>
    public const string NeedsTrustedIp = nameof(NeedsTrustedIp);

    /// <summary>The check did not end within 20 seconds.</summary>
    public const string TookTooLong = nameof(TookTooLong);

    /// <summary>The check itself failed; the log says why.</summary>
    public const string Fault = nameof(Fault);

    /// <summary>A company's own app needs no authorisation; only third-party apps do.</summary>
    public const string OwnAppNeedsNoAuthorization = nameof(OwnAppNeedsNoAuthorization);

    /// <summary>A company's own app needs no interface licence; only third-party apps do.</summary>
    public const string OwnAppNeedsNoLicense = nameof(OwnAppNeedsNoLicense);

    /// <summary>This console is not configured as a WeCom service provider, so third-party apps are not available.</summary>
    public const string NoProvider = nameof(NoProvider);

    /// <summary>WeCom ({0}) did not answer in time.</summary>
    public const string WeComSilent = nameof(WeComSilent);

    /// <summary>WeCom ({0}) cannot be reached.</summary>
    public const string WeComUnreachable = nameof(WeComUnreachable);

    /// <summary>{0} is a private address, which this console may not call.</summary>
    public const string WeComRefused = nameof(WeComRefused);

    /// <summary>{0} answered, but not as WeCom's API does.</summary>
    public const string NotWeCom = nameof(NotWeCom);

    /// <summary>{0} can be reached from here.</summary>
    public const string DeploymentReached = nameof(DeploymentReached);

    /// <summary>CorpID, AgentId and Secret are right; the app is "{0}".</summary>
    public const string CredentialsRight = nameof(CredentialsRight);

    /// <summary>WeCom looks at the caller's address first and has not looked at the Secret yet, so the credentials are not proved.</summary>
    public const string IpClosedFirst = nameof(IpClosedFirst);

    /// <summary>CorpID and Secret are right; the AgentId can be proved once the trusted IP is set.</summary>
    public const string SecretRightIpClosed = nameof(SecretRightIpClosed);

    /// <summary>The Secret is wrong, or the app is disabled (WeCom says the same of both).</summary>
    public const string SecretWrong = nameof(SecretWrong);

    /// <summary>This Secret used to work and is refused now: it was reset, or the app was disabled.</summary>
    public const string SecretNoLonger = nameof(SecretNoLonger);

    /// <summary>The Secret works, but belongs to another app than AgentId {0}.</summary>
    public const string SecretOfOtherApp = nameof(SecretOfOtherApp);

    /// <summary>The app is disabled.</summary>
    public const string AppDisabled = nameof(AppDisabled);

    /// <summary>WeCom takes calls from this server's address.</summary>
    public const string IpTrusted = nameof(IpTrusted);

    /// <summary>WeCom does not take calls from {0}.</summary>
    public const string IpNotTrusted = nameof(IpNotTrusted);

    /// <summary>WeCom does not take calls from this server, and did not say which address it sees.</summary>
    public const string IpNotTrustedUnknown = nameof(IpNotTrustedUnknown);

    /// <summary>This server's outbound address has changed from {0} to {1}, and the new one is not trusted.</summary>
    public const string IpChanged = nameof(IpChanged);

    /// <summary>Nobody can see this app, so nobody would be notified.</summary>
    public const string VisibilityEmpty = nameof(VisibilityEmpty);

    /// <summary>The whole company sees this app.</summary>
    public const string VisibleToAll = nameof(VisibleToAll);

    /// <summary>This app is visible to {0} members, {1} departments and {2} tags.</summary>
    public const string VisibleToSome = nameof(VisibleToSome);

    /// <summary>War rooms are not switched on.</summary>
    public const string WarRoomOff = nameof(WarRoomOff);

    /// <summary>The whole company sees this app, so it may make group chats.</summary>
    public const string WarRoomReady = nameof(WarRoomReady);

    /// <summary>War rooms need the app to be visible to the whole company.</summary>
    public const string WarRoomNeedsAll = nameof(WarRoomNeedsAll);

    /// <summary>The app has no trusted domain yet; members who open the homepage would see error 50001.</summary>
    public const string NoTrustedDomain = nameof(NoTrustedDomain);

    /// <summary>The app's trusted domain is {0}, but the homepage is on {1}; members who open it would see error 50001.</summary>
    public const string OtherTrustedDomain = nameof(OtherTrustedDomain);

    /// <summary>The trusted domain is right, but the app has no homepage yet.</summary>
    public const string NoHomepage = nameof(NoHomepage);

    /// <summary>The trusted domain is right, but the app's homepage is another address.</summary>
    public const string OtherHomepage = nameof(OtherHomepage);

    /// <summary>Homepage and trusted domain are right.</summary>
    public const string HomepageRight = nameof(HomepageRight);

    /// <summary>DNS does not know {0}.</summary>
    public const string NameUnknown = nameof(NameUnknown);

    /// <summary>{0} leads to a private address, which this console may not call and WeCom cannot reach.</summary>
    public const string DomainPrivate = nameof(DomainPrivate);

    /// <summary>No domain was entered, and the console's own address {0} is private.</summary>
    public const string OwnAddressPrivate = nameof(OwnAddressPrivate);

    /// <summary>{0} does not take connections.</summary>
    public const string NoConnection = nameof(NoConnection);

    /// <summary>{0} did not answer in time.</summary>
    public const string DomainSilent = nameof(DomainSilent);

    /// <summary>The certificate of {0} is for {1}, not for it.</summary>
    public const string TlsWrongHost = nameof(TlsWrongHost);

    /// <summary>The certificate of {0} expired on {1}.</summary>
    public const string TlsExpired = nameof(TlsExpired);

    /// <summary>The certificate of {0} is not valid before {1}.</summary>
    public const string TlsNotYet = nameof(TlsNotYet);

    /// <summary>The certificate of {0} was signed by "{1}", which is not trusted, or its chain is incomplete.</summary>
    public const string TlsUntrusted = nameof(TlsUntrusted);

    /// <summary>The TLS handshake with {0} failed.</summary>
    public const string TlsFailed = nameof(TlsFailed);

    /// <summary>{0} leads to this console, but its certificate expires on {1}.</summary>
    public const string TlsExpiresSoon = nameof(TlsExpiresSoon);

    /// <summary>The request was redirected to {0} and did not reach this console; there is probably a sign-in in front.</summary>
    public const string Redirected = nameof(Redirected);

    /// <summary>The answer is a web page instead of this console's bare text.</summary>
    public const string HtmlPage = nameof(HtmlPage);

    /// <summary>The answer is wrapped in JSON; WeCom wants the bare text.</summary>
    public const string JsonWrapped = nameof(JsonWrapped);

    /// <summary>The answer is right, but has quotes, a line break or a BOM around it; WeCom wants the bare text.</summary>
    public const string EchoDecorated = nameof(EchoDecorated);

    /// <summary>The request reached this console, but at {0}: the proxy loses a part of the path.</summary>
    public const string PathLost = nameof(PathLost);

    /// <summary>{0} does not forward this path to this console (404).</summary>
    public const string NotForwarded = nameof(NotForwarded);

    /// <summary>The proxy is there, but cannot reach this console (HTTP {0}).</summary>
    public const string ProxyCannotReach = nameof(ProxyCannotReach);

    /// <summary>A proxy or firewall in front refused the request (HTTP {0}).</summary>
    public const string AccessRefused = nameof(AccessRefused);

    /// <summary>The answer has HTTP status {0}.</summary>
    public const string OddStatus = nameof(OddStatus);

    /// <summary>There is an answer, but not from this console.</summary>
    public const string OtherAnswer = nameof(OtherAnswer);

    /// <summary>{0} leads to this console.</summary>
    public const string DomainReaches = nameof(DomainReaches);

    /// <summary>{0} leads to this console, but without https.</summary>
    public const string DomainReachesPlain = nameof(DomainReachesPlain);

    /// <summary>The domain proof was not pasted yet.</summary>
    public const string ProofMissing = nameof(ProofMissing);

    /// <summary>WeCom can fetch the proof file on {0}.</summary>
    public const string ProofServed = nameof(ProofServed);

    /// <summary>Token or EncodingAESKey is not filled in yet.</summary>
    public const string CallbackSecretsMissing = nameof(CallbackSecretsMissing);

    /// <summary>The stored Token or EncodingAESKey cannot be decrypted.</summary>
    public const string CallbackSecretsUnreadable = nameof(CallbackSecretsUnreadable);

    /// <summary>The callback address works from outside, in {0} ms; WeCom's own verification has not arrived yet.</summary>
    public const string CallbackReady = nameof(CallbackReady);

    /// <summary>The callback address works, in {0} ms, and WeCom has verified it.</summary>
    public const string CallbackWorks = nameof(CallbackWorks);

    /// <summary>The answer is right but took {0} ms; WeCom waits 1 second only.</summary>
    public const string CallbackSlow = nameof(CallbackSlow);

    /// <summary>The proxy turns "+" in the query into a space, which breaks the signature.</summary>
    public const string PlusToSpace = nameof(PlusToSpace);

    /// <summary>WeCom's verification arrived, but the CorpID inside is {0}, while {1} is entered here.</summary>
    public const string CallbackWrongCorp = nameof(CallbackWrongCorp);

    /// <summary>WeCom's verification arrived, signed with another Token.</summary>
    public const string CallbackOtherToken = nameof(CallbackOtherToken);

    /// <summary>WeCom's verification arrived, signed with this Token and encrypted with another EncodingAESKey.</summary>
    public const string CallbackOtherKey = nameof(CallbackOtherKey);

    /// <summary>The request reached this console, but its signature or content was changed on the way.</summary>
    public const string CallbackRefusedHere = nameof(CallbackRefusedHere);

    /// <summary>No test card was sent yet.</summary>
    public const string CardNotSent = nameof(CardNotSent);

    /// <summary>This member is not linked to WeCom yet.</summary>
    public const string CardNotLinked = nameof(CardNotLinked);

    /// <summary>The card did not reach {0}: there is no such userid, or it is outside the app's visibility.</summary>
    public const string CardOutOfScope = nameof(CardOutOfScope);

    /// <summary>The test card was sent to {0} and waits for a tap.</summary>
    public const string CardSent = nameof(CardSent);

    /// <summary>{0} tapped the test card: sending and calling back both work.</summary>
    public const string CardClicked = nameof(CardClicked);

    /// <summary>All of them but <see cref="WeComError"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NotRunYet, FieldsMissing, SecretUnreadable, NeedsCredentials, NeedsTrustedIp, TookTooLong, Fault, OwnAppNeedsNoAuthorization,
        OwnAppNeedsNoLicense, NoProvider, WeComSilent, WeComUnreachable, WeComRefused, NotWeCom, DeploymentReached, CredentialsRight,
        IpClosedFirst, SecretRightIpClosed, SecretWrong, SecretNoLonger, SecretOfOtherApp, AppDisabled, IpTrusted, IpNotTrusted,
        IpNotTrustedUnknown, IpChanged, VisibilityEmpty, VisibleToAll, VisibleToSome, WarRoomOff, WarRoomReady, WarRoomNeedsAll,
        NoTrustedDomain, OtherTrustedDomain, NoHomepage, OtherHomepage, HomepageRight, NameUnknown, DomainPrivate, OwnAddressPrivate,
        NoConnection, DomainSilent, TlsWrongHost, TlsExpired, TlsNotYet, TlsUntrusted, TlsFailed, TlsExpiresSoon, Redirected, HtmlPage,
        JsonWrapped, EchoDecorated, PathLost, NotForwarded, ProxyCannotReach, AccessRefused, OddStatus, OtherAnswer, DomainReaches,
        DomainReachesPlain, ProofMissing, ProofServed, CallbackSecretsMissing, CallbackSecretsUnreadable, CallbackReady, CallbackWorks,
        CallbackSlow, PlusToSpace, CallbackWrongCorp, CallbackOtherToken, CallbackOtherKey, CallbackRefusedHere, CardNotSent, CardNotLinked, CardOutOfScope, CardSent,
        CardClicked,
    ];
}
