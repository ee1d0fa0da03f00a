namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Who stands behind a code, or why that is not known.</summary>
/// <param name="UserId">The user in lower case; empty = not known.</param>
/// <param name="Name">The user's name; empty when WeCom does not say.</param>
/// <param name="Problem">What went wrong; null = nothing.</param>
/// <param name="ErrCode">WeCom's errcode; 0 = none.</param>
public sealed record WeComIdentity(string UserId, string Name, SignInProblem? Problem, int ErrCode = 0);
