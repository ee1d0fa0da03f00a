namespace FlashdutyConsole.Members.Factors;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Its id, hexadecimal.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);
