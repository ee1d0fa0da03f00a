namespace FlashdutyConsole.Integrations.Gates;

/// <summary>Texts around the result of a check.</summary>
internal sealed class GateLineStrings
{
    internal const string Pass = nameof(Pass);
    internal const string Warn = nameof(Warn);
    internal const string Fail = nameof(Fail);
    internal const string Skip = nameof(Skip);
    internal const string Unchecked = nameof(Unchecked);
    internal const string Running = nameof(Running);
    internal const string ErrCode = nameof(ErrCode);
    internal const string CheckedAt = nameof(CheckedAt);
    internal const string Paste = nameof(Paste);
    internal const string Pasted = nameof(Pasted);
    internal const string Facts = nameof(Facts);
    internal const string Help = nameof(Help);
}
