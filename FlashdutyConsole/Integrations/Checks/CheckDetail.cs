namespace FlashdutyConsole.Integrations.Checks;

/// <summary>One fact that a check found, such as an address or the end of a certificate.</summary>
/// <param name="Label">One of <see cref="CheckLabel"/>; <see cref="CheckWords.Label"/> says it in words.</param>
/// <param name="Value">The fact; never the body of an answer, never a secret.</param>
public sealed record CheckDetail(string Label, string Value);
