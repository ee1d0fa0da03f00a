namespace FlashdutyConsole.Linking;

/// <summary>Why a linked member is thought to be out of the app's reach.</summary>
public enum LostReason
{
    /// <summary>Not lost.</summary>
    None = 0,

    /// <summary>WeCom told that the member left, was disabled or lost sight of the app (event <c>unsubscribe</c>).</summary>
    Left = 1,

    /// <summary>WeCom refused the member as recipient.</summary>
    Refused = 2,

    /// <summary>WeCom does not show the member to the app.</summary>
    Unseen = 3,
}
