namespace FlashdutyConsole.Linking.Home;

/// <summary>A member as their own homepage names them.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="WeComUserId">The WeCom user they are linked to.</param>
/// <param name="LinkedAt">Since when.</param>
public sealed record LinkedAccount(string Name, string WeComUserId, DateTimeOffset LinkedAt);
