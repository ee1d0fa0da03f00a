namespace FlashdutyConsole.Linking.People;

/// <summary>A line of a file of links.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Email">The member's e-mail address.</param>
/// <param name="WeComUserId">The WeCom user, in lower case.</param>
public sealed record LinkFileRow(int Line, string Email, string WeComUserId);
