namespace FlashdutyConsole.WeCom.Answers;

/// <summary>Nothing but success.</summary>
public sealed record WeComDone
{
    /// <summary>The only one.</summary>
    public static readonly WeComDone Instance = new();

    private WeComDone()
    {
    }
}
