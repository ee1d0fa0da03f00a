namespace FlashdutyConsole.WeCom.Answers;

/// <summary>A group chat made by the app (document 98914).</summary>
/// <param name="ChatId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The member who owns it.</param>
/// <param name="UserIds">Its members.</param>
public sealed record WeComChat(string ChatId, string Name, string Owner, IReadOnlyList<string> UserIds);
