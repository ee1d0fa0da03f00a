namespace FlashdutyConsole.WeCom.Answers;

/// <summary>An id that WeCom answered with.</summary>
/// <param name="Id">A userid or a chatid.</param>
public sealed record WeComId(string Id);
