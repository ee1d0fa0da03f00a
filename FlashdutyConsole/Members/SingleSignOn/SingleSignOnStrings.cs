namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Texts of single sign-on: the offer, why it failed, and sign-out.</summary>
internal sealed class SingleSignOnStrings
{
    /// <summary>Beginning of the keys that say what happened; the fault's name follows.</summary>
    internal const string What = "What_";

    /// <summary>Beginning of the keys that say what to do about it; the fault's name follows.</summary>
    internal const string Cure = "Cure_";

    internal const string SignInWith = nameof(SignInWith);
    internal const string SignInWithSso = nameof(SignInWithSso);
    internal const string Or = nameof(Or);
    internal const string LocalIsOff = nameof(LocalIsOff);
    internal const string SignIn = nameof(SignIn);
    internal const string OwnersOnly = nameof(OwnersOnly);
    internal const string TheProvider = nameof(TheProvider);
    internal const string FailedTitle = nameof(FailedTitle);
    internal const string TryAgain = nameof(TryAgain);
    internal const string SignInFirst = nameof(SignInFirst);
    internal const string BackToSignIn = nameof(BackToSignIn);
    internal const string TraceId = nameof(TraceId);
    internal const string SignedOutTitle = nameof(SignedOutTitle);
    internal const string SignedOutText = nameof(SignedOutText);
    internal const string LeadingOn = nameof(LeadingOn);
    internal const string SignOutThere = nameof(SignOutThere);
    internal const string StillSignedInThere = nameof(StillSignedInThere);
}
