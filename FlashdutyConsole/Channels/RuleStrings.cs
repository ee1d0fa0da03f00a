namespace FlashdutyConsole.Channels;

/// <summary>What is wrong with a channel or a rule that was entered.</summary>
internal sealed class RuleStrings
{
    internal const string BadPattern = nameof(BadPattern);
    internal const string BadChannel = nameof(BadChannel);
    internal const string NobodyTold = nameof(NobodyTold);
    internal const string NoWay = nameof(NoWay);
    internal const string BadTime = nameof(BadTime);
}
