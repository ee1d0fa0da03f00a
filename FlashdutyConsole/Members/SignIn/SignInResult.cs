namespace FlashdutyConsole.Members.SignIn;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Wait">How long to wait before the next; zero = not at all.</param>
public sealed record SignInResult(SignInOutcome Outcome, TimeSpan Wait = default);
