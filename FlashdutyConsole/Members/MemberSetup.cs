using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Workers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members;

/// <summary>Registers accounts and keys.</summary>
public static class MemberSetup
{
    /// <summary>Shortest password of a local account, in characters.</summary>
    public const int MinimumPasswordLength = 10;

    /// <summary>ASP.NET Core Identity with lockout, its cookie, and app keys.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddIdentityCore<Member>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = MinimumPasswordLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<ConsoleDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MemberClaims>()
            .AddPasswordValidator<CommonPasswords>()
            .AddDefaultTokenProviders();
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
        services.AddScoped<SignInMember>();
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
