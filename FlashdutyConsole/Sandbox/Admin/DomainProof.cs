using System.Security.Cryptography;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>The file that proves a domain (protocol §9.4): its name holds the code, and the code is all that is in it.</summary>
/// <param name="Code">16 letters and digits.</param>
public sealed record DomainProof(string Code)
{
    private const string AlphaNumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int CodeLength = 16;

    /// <summary>The name under which it must lie at the root of the domain.</summary>
    public string FileName => $"WW_verify_{Code}.txt";

    internal static DomainProof Make() => new(RandomNumberGenerator.GetString(AlphaNumeric, CodeLength));
}
