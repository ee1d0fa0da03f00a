namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>A person at a provider with whom a member is joined.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Email">The address that the person had there.</param>
/// <param name="Since">Since when; null = not known.</param>
/// <param name="IsCurrent">Whether it is the provider of this console.</param>
/// <param name="IsOnlyWay">Whether the member could not sign in any more without it.</param>
public sealed record ProviderLogin(string Issuer, string Email, DateTimeOffset? Since, bool IsCurrent, bool IsOnlyWay);
