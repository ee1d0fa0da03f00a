namespace FlashdutyConsole.WeCom.Answers;

/// <summary>A department.</summary>
/// <param name="Id">Its id; 1 is the company.</param>
/// <param name="ParentId">The department above it.</param>
public sealed record WeComDepartment(long Id, long ParentId);
