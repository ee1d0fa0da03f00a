namespace FlashdutyConsole.WeCom;

/// <summary>Texts about WeCom's errcodes: the first line of each is the meaning, the second the cure.</summary>
internal sealed class WeComStrings
{
    internal const string Busy = nameof(Busy);
    internal const string Token = nameof(Token);
    internal const string Frequency = nameof(Frequency);
    internal const string SuiteTicket = nameof(SuiteTicket);
    internal const string Concurrency = nameof(Concurrency);
    internal const string Secret = nameof(Secret);
    internal const string CorpId = nameof(CorpId);
    internal const string AgentId = nameof(AgentId);
    internal const string CallbackCheck = nameof(CallbackCheck);
    internal const string PermanentCode = nameof(PermanentCode);
    internal const string ForeignSecret = nameof(ForeignSecret);
    internal const string NotVerified = nameof(NotVerified);
    internal const string NoCallback = nameof(NoCallback);
    internal const string WeakSecret = nameof(WeakSecret);
    internal const string ApiForbidden = nameof(ApiForbidden);
    internal const string AppUnused = nameof(AppUnused);
    internal const string RedirectDomain = nameof(RedirectDomain);
    internal const string AppDisabled = nameof(AppDisabled);
    internal const string TrustedIp = nameof(TrustedIp);
    internal const string TrustedDomain = nameof(TrustedDomain);
    internal const string DomainChanges = nameof(DomainChanges);
    internal const string ForeignAgent = nameof(ForeignAgent);
    internal const string CompanyGone = nameof(CompanyGone);
    internal const string License = nameof(License);
    internal const string UserId = nameof(UserId);
    internal const string UserNotFound = nameof(UserNotFound);
    internal const string NotFollowing = nameof(NotFollowing);
    internal const string OutOfScope = nameof(OutOfScope);
    internal const string DepartmentUnknown = nameof(DepartmentUnknown);
    internal const string Unlicensed = nameof(Unlicensed);
    internal const string LoginCode = nameof(LoginCode);
    internal const string ChatUnknown = nameof(ChatUnknown);
    internal const string TagUnknown = nameof(TagUnknown);
    internal const string AuthCode = nameof(AuthCode);
    internal const string Blocked = nameof(Blocked);
    internal const string TaskId = nameof(TaskId);
    internal const string CardUnknown = nameof(CardUnknown);
    internal const string RecallTooLate = nameof(RecallTooLate);
    internal const string ResponseCode = nameof(ResponseCode);
    internal const string ChatMembers = nameof(ChatMembers);
    internal const string ChatExists = nameof(ChatExists);
    internal const string MessageType = nameof(MessageType);
    internal const string CardField = nameof(CardField);
    internal const string Parameter = nameof(Parameter);
    internal const string JsSignature = nameof(JsSignature);
    internal const string Empty = nameof(Empty);
    internal const string TooLong = nameof(TooLong);
    internal const string ApiGone = nameof(ApiGone);
    internal const string AppKind = nameof(AppKind);
    internal const string NoRecipient = nameof(NoRecipient);
    internal const string ChatParameter = nameof(ChatParameter);
    internal const string Unknown = nameof(Unknown);
}
