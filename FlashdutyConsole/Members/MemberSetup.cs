using FlashdutyConsole.Data;
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
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "FlashdutyConsole";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.LoginPath = "/signin";
            options.LogoutPath = "/signout";
            options.AccessDeniedPath = "/forbidden";
            options.ReturnUrlParameter = "returnUrl";
        });
        // Behind a proxy that ends TLS the console itself sees http; the public address says what browsers see.
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IConfiguration>((options, configuration) =>
            options.Cookie.SecurePolicy = configuration["Console:PublicUrl"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true
                ? CookieSecurePolicy.Always
                : CookieSecurePolicy.SameAsRequest);
        services.AddAuthorization();
        services.AddSingleton<AppKeyActors>();
        services.AddSingleton<FindMembers>();
        services.AddSingleton<InviteMember>();
        services.AddSingleton<FindPeople>();
        services.AddScoped<SignInMember>();
        return services;
    }
}
