namespace FlashdutyConsole.Linking.SignIn;

/// <summary>How a sign-in from WeCom ended: where to go, or what went wrong.</summary>
/// <param name="GoTo">A local path; null when something went wrong.</param>
/// <param name="Problem">What went wrong.</param>
/// <param name="ErrCode">WeCom's errcode; 0 = none.</param>
public sealed record SignInEnd(string? GoTo, SignInProblem? Problem, int ErrCode = 0)
{
    /// <summary>It went right.</summary>
    internal static SignInEnd To(string path) => new(path, null);

    /// <summary>It went wrong.</summary>
    internal static SignInEnd Failed(SignInProblem problem, int errCode = 0) => new(null, problem, errCode);
}
