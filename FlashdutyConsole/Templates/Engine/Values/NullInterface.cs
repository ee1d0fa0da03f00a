namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>
/// A null that stands in a map or list. Go tells it from a missing key, which here is a plain null: a field of the first is an
/// error, of the second nothing. At the end of a pipeline both are nothing.
/// </summary>
internal sealed class NullInterface
{
    public static readonly NullInterface Value = new();

    private NullInterface()
    {
    }
}
