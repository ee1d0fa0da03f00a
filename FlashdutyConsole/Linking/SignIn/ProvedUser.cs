namespace FlashdutyConsole.Linking.SignIn;

/// <summary>A WeCom user whom a browser was proved to be, as its cookie holds it.</summary>
/// <param name="Id">Makes it usable once.</param>
/// <param name="IntegrationId">The WeCom integration.</param>
/// <param name="UserId">The user, in lower case.</param>
/// <param name="Name">The user's name in WeCom; empty when it does not say.</param>
/// <param name="ReturnUrl">Where to go after linking; null = the homepage.</param>
/// <param name="Until">Good until, Unix milliseconds.</param>
internal sealed record ProvedUser(string Id, long IntegrationId, string UserId, string Name, string? ReturnUrl, long Until);
