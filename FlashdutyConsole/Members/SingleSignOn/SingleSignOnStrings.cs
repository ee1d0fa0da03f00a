namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Texts of single sign-on: the offer, why it failed, and sign-out.</summary>
internal sealed class SingleSignOnStrings
{
    internal const string SignInWith = nameof(SignInWith);
    internal const string SignInWithSso = nameof(SignInWithSso);
    internal const string Or = nameof(Or);
    internal const string LocalIsOff = nameof(LocalIsOff);
    internal const string SignIn = nameof(SignIn);
    internal const string OwnersOnly = nameof(OwnersOnly);
    internal const string TheProvider = nameof(TheProvider);
    internal const string FailedTitle = nameof(FailedTitle);
    internal const string ConnectFailedTitle = nameof(ConnectFailedTitle);
    internal const string WhatToDo = nameof(WhatToDo);
    internal const string BackToAccount = nameof(BackToAccount);
    internal const string TryAgain = nameof(TryAgain);
    internal const string SignInFirst = nameof(SignInFirst);
    internal const string BackToSignIn = nameof(BackToSignIn);
    internal const string TraceId = nameof(TraceId);
    internal const string SignedOutTitle = nameof(SignedOutTitle);
    internal const string SignedOutText = nameof(SignedOutText);
    internal const string LeadingOn = nameof(LeadingOn);
    internal const string SignOutThere = nameof(SignOutThere);
    internal const string StillSignedInThere = nameof(StillSignedInThere);

    // What happened and what to do about it, by fault.
    internal const string What_ProviderUnreachable = nameof(What_ProviderUnreachable);
    internal const string Cure_ProviderUnreachable = nameof(Cure_ProviderUnreachable);
    internal const string What_ProviderBlocked = nameof(What_ProviderBlocked);
    internal const string Cure_ProviderBlocked = nameof(Cure_ProviderBlocked);
    internal const string What_WrongIssuer = nameof(What_WrongIssuer);
    internal const string Cure_WrongIssuer = nameof(Cure_WrongIssuer);
    internal const string What_ProviderUnfit = nameof(What_ProviderUnfit);
    internal const string Cure_ProviderUnfit = nameof(Cure_ProviderUnfit);
    internal const string What_ClientRefused = nameof(What_ClientRefused);
    internal const string Cure_ClientRefused = nameof(Cure_ClientRefused);
    internal const string What_ProviderFailed = nameof(What_ProviderFailed);
    internal const string Cure_ProviderFailed = nameof(Cure_ProviderFailed);
    internal const string What_Refused = nameof(What_Refused);
    internal const string Cure_Refused = nameof(Cure_Refused);
    internal const string What_Clock = nameof(What_Clock);
    internal const string Cure_Clock = nameof(Cure_Clock);
    internal const string What_TokenInvalid = nameof(What_TokenInvalid);
    internal const string Cure_TokenInvalid = nameof(Cure_TokenInvalid);
    internal const string What_WrongNonce = nameof(What_WrongNonce);
    internal const string Cure_WrongNonce = nameof(Cure_WrongNonce);
    internal const string What_CodeRefused = nameof(What_CodeRefused);
    internal const string Cure_CodeRefused = nameof(Cure_CodeRefused);
    internal const string What_Expired = nameof(What_Expired);
    internal const string Cure_Expired = nameof(Cure_Expired);
    internal const string What_Lost = nameof(What_Lost);
    internal const string Cure_Lost = nameof(Cure_Lost);
    internal const string What_NotFresh = nameof(What_NotFresh);
    internal const string Cure_NotFresh = nameof(Cure_NotFresh);
    internal const string What_EmailMissing = nameof(What_EmailMissing);
    internal const string Cure_EmailMissing = nameof(Cure_EmailMissing);
    internal const string What_EmailNotVerified = nameof(What_EmailNotVerified);
    internal const string Cure_EmailNotVerified = nameof(Cure_EmailNotVerified);
    internal const string What_CreationOff = nameof(What_CreationOff);
    internal const string Cure_CreationOff = nameof(Cure_CreationOff);
    internal const string What_NoRole = nameof(What_NoRole);
    internal const string Cure_NoRole = nameof(Cure_NoRole);
    internal const string What_AccountDisabled = nameof(What_AccountDisabled);
    internal const string Cure_AccountDisabled = nameof(Cure_AccountDisabled);
    internal const string What_SignInFirst = nameof(What_SignInFirst);
    internal const string Cure_SignInFirst = nameof(Cure_SignInFirst);
    internal const string What_LinkedToAnother = nameof(What_LinkedToAnother);
    internal const string Cure_LinkedToAnother = nameof(Cure_LinkedToAnother);
    internal const string What_InvitedAnother = nameof(What_InvitedAnother);
    internal const string Cure_InvitedAnother = nameof(Cure_InvitedAnother);
    internal const string What_ConnectTaken = nameof(What_ConnectTaken);
    internal const string Cure_ConnectTaken = nameof(Cure_ConnectTaken);
    internal const string What_ConnectTwice = nameof(What_ConnectTwice);
    internal const string Cure_ConnectTwice = nameof(Cure_ConnectTwice);
    internal const string What_Throttled = nameof(What_Throttled);
    internal const string Cure_Throttled = nameof(Cure_Throttled);

    /// <summary>The key that says what happened.</summary>
    internal static string What(SingleSignOnFault fault) => "What_" + fault;

    /// <summary>The key that says what to do about it.</summary>
    internal static string Cure(SingleSignOnFault fault) => "Cure_" + fault;
}
