using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Members.Own;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Workers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members;

/// <summary>Registers accounts and keys.</summary>
public static class MemberSetup
{
    /// <summary>ASP.NET Core Identity, sessions and app keys.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddIdentityCore<Member>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = PasswordRules.MinimumLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<MemberStore>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MemberClaims>()
            .AddPasswordValidator<CommonPasswords>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        // OWASP's floor for PBKDF2-HMAC-SHA512 is 210,000 rounds; Identity's own default is below it.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSingleton<SessionCookie>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionCookie>((options, cookie) =>
        {
            Harden(options.Cookie, cookie, "");
            options.EventsType = typeof(SessionEvents);
            options.ExpireTimeSpan = SessionRules.Absolute;
            options.SlidingExpiration = false;
            options.LoginPath = ConsoleUrls.SignIn;
            options.LogoutPath = ConsoleUrls.SignOut;
            options.AccessDeniedPath = ConsoleUrls.Forbidden;
            options.ReturnUrlParameter = "returnUrl";
        });
        // Between password and second factor, and between the two halves of a passkey's exchange.
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<SessionCookie>((options, cookie) => Harden(options.Cookie, cookie, "Step"));
        services.AddOptions<AntiforgeryOptions>().Configure<SessionCookie>((options, cookie) => Harden(options.Cookie, cookie, "Form"));
        services.AddAuthorization(options =>
        {
            foreach (var role in Enum.GetValues<MemberRole>())
            {
                options.AddPolicy(NeedsRoleAttribute.PolicyOf(role), policy => policy.RequireAssertion(context => context.User.Has(role)));
            }
        });
        services.AddSingleton<SessionBook>();
        services.AddSingleton<EndSessions>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<BeginSession>();
        services.AddScoped<SignOutMember>();
        services.AddWorker<SweepSessions>();
        services.AddSingleton<AppKeyActors>();
        services.AddSingleton<FindMembers>();
        services.AddSingleton<InviteMember>();
        services.AddSingleton<FindPeople>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<MemberAccounts>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<CallerLimits>();
        services.AddSingleton<Refusals>();
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, ValidateSmtpOptions>();
        services.AddSingleton<InvitationMail>();
        services.AddSingleton<FindInvitation>();
        services.AddScoped<AcceptInvitation>();
        services.AddSingleton<FindMemberLines>();
        services.AddSingleton<MemberDesk>();
        services.AddSingleton<ChangeRole>();
        services.AddSingleton<EnableMember>();
        services.AddSingleton<DeleteMember>();
        services.AddSingleton<ResetSecondFactor>();
        services.AddSingleton<SignOutEverywhere>();
        services.AddScoped<SignInMember>();
        services.AddScoped<OwnPasskeys>();
        services.AddSingleton<ProveIdentity>();
        services.AddSingleton<SaveProfile>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<OwnFactor>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<OwnKeys>();
        services.AddSingleton<SavePreference>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<ConsoleAddress>((options, address) =>
        {
            // The host of the console as people reach it, whatever a request calls it.
            options.ServerDomain = address.PublicUrl.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
                && Uri.Compare(origin, address.PublicUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);
        });
        services.AddScoped<SecondStep>();
        services.AddScoped<CircuitSession>();
        services.AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<CircuitSession>());
        services.AddScoped<CircuitHandler, SessionCircuits>();
        return services;
    }

    private static void Harden(CookieBuilder builder, SessionCookie cookie, string purpose)
    {
        builder.Name = cookie.Name(purpose);
        builder.Path = "/";
        builder.HttpOnly = true;
        builder.SameSite = SameSiteMode.Lax;
        builder.SecurePolicy = cookie.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
