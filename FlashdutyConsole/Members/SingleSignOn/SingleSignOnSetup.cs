using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Network;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Registers single sign-on, when the settings name a provider.</summary>
public static class SingleSignOnSetup
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "Oidc";

    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(10);
    private const int LargestAnswer = 1 << 20;

    /// <summary>Settings, and the scheme when there is a provider.</summary>
    /// <param name="services">The console's services.</param>
    /// <param name="configuration">The settings.</param>
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<OidcOptions>().BindConfiguration(OidcOptions.Section)
            .Configure<IConfiguration>((options, settings) => options.AddRoles(settings[$"{OidcOptions.Section}:{nameof(OidcOptions.Roles)}"]))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<OidcOptions>, ValidateOidcOptions>();
        services.AddSingleton<ProviderSignOut>();
        services.AddSingleton<SingleSignOnLimit>();
        services.AddSingleton<TurnAway>();
        services.AddSingleton<AdmitPerson>();
        services.AddSingleton<ConnectPerson>();
        services.AddSingleton<ConnectTicket>();
        services.AddSingleton<FindProviderLogins>();
        services.AddSingleton<DisconnectProvider>();
        if (string.IsNullOrWhiteSpace(configuration[$"{OidcOptions.Section}:{nameof(OidcOptions.Authority)}"]))
        {
            return services;
        }

        services.AddScoped<SingleSignOnEvents>();
        // The framework writes each failure with its stack; TurnAway says the same in a line.
        services.AddLogging(logging => logging.AddFilter(typeof(SingleSignOnHandler).FullName, LogLevel.None));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<OidcOptions>, SessionCookie, IHttpClientFactory, TimeProvider>(Configure);
        new AuthenticationBuilder(services).AddRemoteScheme<OpenIdConnectOptions, SingleSignOnHandler>(Scheme, null, _ => { });
        return services;
    }

    /// <summary>The address that begins a sign-in with the provider; there is none without one.</summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapSingleSignOn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IConfiguration>()[$"{OidcOptions.Section}:{nameof(OidcOptions.Authority)}"] is not { Length: > 0 })
        {
            return app;
        }

        // A link, not a form: a form may lead to this host only, and its answer leads to the provider. Which browser began it is
        // in the state, so nobody gains by making another one begin.
        app.MapGet(ConsoleUrls.SingleSignOn, (HttpContext http, string? returnUrl, string? fresh, string? connect, string? invite, ConnectTicket tickets) =>
        {
            if (connect is not null && !tickets.IsGood(http, connect))
            {
                // It was on the page for too long, or another member has signed in since. The page says how to go on.
                return Results.Redirect(ConsoleUrls.AccountAfter("provider-late"));
            }

            return Results.Challenge(
                connect is not null ? SignOnRequest.Connect(http.User.SessionId()!)
                : invite is not null ? SignOnRequest.Invited(invite)
                : fresh == "1" ? SignOnRequest.Fresh(returnUrl)
                : SignOnRequest.Enter(returnUrl), [Scheme]);
        }).AllowAnonymous();
        return app;
    }

    private static void Configure(OpenIdConnectOptions options, IOptions<OidcOptions> settings, SessionCookie cookie, IHttpClientFactory clients, TimeProvider time)
    {
        var given = settings.Value;
        var http = clients.CreateClient(NetworkSetup.OutboundClient);
        http.Timeout = s_answer;
        http.MaxResponseContentBufferSize = LargestAnswer;
        options.Authority = given.Authority;
        options.ClientId = given.ClientId;
        options.ClientSecret = given.ClientSecret;
        options.RequireHttpsMetadata = false; // the settings' check is stricter, and knows which hosts may
        options.Backchannel = http;
        options.ConfigurationManager = new ProviderMetadata(http, given.Authority!, time);
        options.TimeProvider = time;
        options.SignInScheme = IdentityConstants.ApplicationScheme;
        options.EventsType = typeof(SingleSignOnEvents);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        // The answer comes by GET, so that cookies for this site only come along.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in given.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        options.CallbackPath = ConsoleUrls.SingleSignOnReturn;
        // Sign-out has pages of its own.
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = default;
        options.RemoteAuthenticationTimeout = SingleSignOnEvents.Patience;
        options.ProtocolValidator.NonceLifetime = SingleSignOnEvents.Patience;
        Harden(options.CorrelationCookie, cookie, "State.");
        Harden(options.NonceCookie, cookie, "Nonce.");
        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = "sub",
            // Neither without a signature, nor with one that the client's secret makes.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
            ClockSkew = TimeSpan.FromMinutes(2),
            LifetimeValidator = (from, until, _, parameters) => Holds(from, until, parameters.ClockSkew, time.GetUtcNow().UtcDateTime),
        };
    }

    private static bool Holds(DateTime? from, DateTime? until, TimeSpan skew, DateTime now) =>
        until is null ? throw new SecurityTokenNoExpirationException("the token has no end")
        : until + skew < now ? throw new SecurityTokenExpiredException("the token's time is over")
        : from - skew > now ? throw new SecurityTokenNotYetValidException("the token's time has not come")
        : true;

    private static void Harden(CookieBuilder builder, SessionCookie cookie, string purpose)
    {
        // They go to the return address only, so the prefix that wants them sent everywhere does not fit.
        builder.Name = (cookie.IsSecure ? "__Secure-" : "") + "FlashdutyConsole" + purpose;
        builder.HttpOnly = true;
        builder.IsEssential = true;
        builder.SameSite = SameSiteMode.Lax;
        builder.SecurePolicy = cookie.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
