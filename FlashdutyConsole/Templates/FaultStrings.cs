namespace FlashdutyConsole.Templates;

/// <summary>What is wrong with a template, in words.</summary>
internal sealed class FaultStrings
{
    internal const string Unclosed = nameof(Unclosed);
    internal const string UnclosedSince = nameof(UnclosedSince);
    internal const string UnclosedComment = nameof(UnclosedComment);
    internal const string UnclosedParen = nameof(UnclosedParen);
    internal const string UnexpectedParen = nameof(UnexpectedParen);
    internal const string UnclosedText = nameof(UnclosedText);
    internal const string UnclosedRaw = nameof(UnclosedRaw);
    internal const string UnclosedCharacter = nameof(UnclosedCharacter);
    internal const string NoFunction = nameof(NoFunction);
    internal const string NoVariable = nameof(NoVariable);
    internal const string NoTemplate = nameof(NoTemplate);
    internal const string NoEnd = nameof(NoEnd);
    internal const string NothingToEnd = nameof(NothingToEnd);
    internal const string NoValue = nameof(NoValue);
    internal const string EmptyCommand = nameof(EmptyCommand);
    internal const string UnexpectedIn = nameof(UnexpectedIn);
    internal const string BadCharacter = nameof(BadCharacter);
    internal const string BadNumber = nameof(BadNumber);
    internal const string OutsideRange = nameof(OutsideRange);
    internal const string WrongCount = nameof(WrongCount);
    internal const string AtLeast = nameof(AtLeast);
    internal const string CallFailed = nameof(CallFailed);
    internal const string CannotRange = nameof(CannotRange);
    internal const string BeforeIsNull = nameof(BeforeIsNull);
    internal const string WrongType = nameof(WrongType);
    internal const string TooDeep = nameof(TooDeep);
    internal const string TooSlow = nameof(TooSlow);
    internal const string TooManySteps = nameof(TooManySteps);
    internal const string TooMuch = nameof(TooMuch);
    internal const string TooLong = nameof(TooLong);
    internal const string At = nameof(At);
    internal const string DidYouMean = nameof(DidYouMean);
    internal const string Other = nameof(Other);
}
