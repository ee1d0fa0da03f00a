namespace FlashdutyConsole.Linking.SignIn;

/// <summary>A sign-in that a browser has begun, as its cookie holds it.</summary>
/// <param name="Nonce">The first half of the state.</param>
/// <param name="Key">The key of the second half, which signs it.</param>
/// <param name="IntegrationId">The WeCom integration.</param>
/// <param name="ReturnUrl">Where to go afterwards; null = the homepage.</param>
/// <param name="Until">Good until, Unix milliseconds.</param>
internal sealed record SignInTicket(string Nonce, string Key, long IntegrationId, string? ReturnUrl, long Until);
