using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members;

/// <summary>
/// Refuses passwords that attackers try first (ASVS 6.2.4). Only those that are long enough to pass the length rule are
/// listed, and variants in case or with digits and marks at the end count as the same.
/// </summary>
public sealed class CommonPasswords : IPasswordValidator<Member>
{
    /// <summary>Code of the refusal among Identity's errors.</summary>
    public const string ErrorCode = "CommonPassword";

    private static readonly FrozenSet<string> Whole = FrozenSet.ToFrozenSet(
    [
        "1234567890", "0123456789", "9876543210", "12345678910", "123456789a", "a123456789", "1q2w3e4r5t", "1qaz2wsx3edc",
        "qazwsxedcrfv", "q1w2e3r4t5", "1111111111", "0000000000", "1123581321", "147258369", "1234554321", "abcdefghij",
        "qwertyuiop", "qwertyuiop[]", "asdfghjkl;", "zxcvbnm,./", "abcd1234567", "123qweasdzxc", "woaini1314520", "5201314520",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Stems = FrozenSet.ToFrozenSet(
    [
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "pa$$word", "passwort", "welcome", "letmein", "changeme", "changeit",
        "admin", "administrator", "adminadmin", "root", "rootroot", "qwerty", "qwertyuiop", "iloveyou", "sunshine", "princess",
        "football", "baseball", "superman", "starwars", "dragon", "monkey", "master", "secret", "default", "guest", "test",
        "testtest", "flashduty", "flashcat", "console", "company", "woaini", "abc", "abcd", "aa", "a", "asd", "zxc", "qwe", "",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the password is one of them.</summary>
    public static bool Contains(string password) =>
        Whole.Contains(password)
        || password.Distinct().Count() <= 2
        || (password.TrimEnd(Endings) is var stem && stem.Length != password.Length && password.Length - stem.Length <= MaximumEnding && Stems.Contains(stem))
        || Stems.Contains(password);

    private const int MaximumEnding = 10;

    private static readonly char[] Endings = [.. "0123456789!@#$%^&*.?_-"];

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password)
    {
        var refused = password is not null
            && (Contains(password) || string.Equals(password, user.Email, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(refused
            ? IdentityResult.Failed(new IdentityError { Code = ErrorCode, Description = "the password is one that attackers try first" })
            : IdentityResult.Success);
    }
}
