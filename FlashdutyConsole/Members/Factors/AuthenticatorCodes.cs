using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace FlashdutyConsole.Members.Factors;

/// <summary>
/// Checks the code of an authenticator app (RFC 6238) by the console's clock, where Identity's own check goes by the machine's. A
/// code counts once, although it stays right for a minute (ASVS 6.5.1): the last step used is kept with the member's key, in the
/// transaction of what the code was for.
/// </summary>
public sealed class AuthenticatorCodes(TimeProvider time) : IUserTwoFactorTokenProvider<Member>
{
    private const string Provider = "FlashdutyConsole";
    private const string LastStep = "LastCodeStep";

    // One step early or late: people type, and clocks differ.
    private static readonly VerificationWindow Around = new(previous: 1, future: 1);

    /// <inheritdoc/>
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Member> manager, Member user) => await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };

    /// <summary>Codes come from the app.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Member> manager, Member user) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Member> manager, Member user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key
            || !new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, token, out var step, Around))
        {
            return false;
        }

        var used = await manager.GetAuthenticationTokenAsync(user, Provider, LastStep);
        if (long.TryParse(used, CultureInfo.InvariantCulture, out var last) && step <= last)
        {
            return false;
        }

        return (await manager.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }
}
