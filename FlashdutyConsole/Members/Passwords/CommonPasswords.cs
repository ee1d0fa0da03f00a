using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.Passwords;

/// <summary>
/// Refuses passwords that attackers try first (ASVS 6.2.4): a list of some thousand, and each of them with digits and marks at
/// its end, whatever the case. The list is in the order of the alphabet, made from public counts of leaked passwords.
/// </summary>
public sealed class CommonPasswords : IPasswordValidator<Member>
{
    /// <summary>Code of the refusal among Identity's errors.</summary>
    public const string ErrorCode = "CommonPassword";

    private const string Resource = "FlashdutyConsole.Members.Passwords.common-passwords.txt";
    private const int MaximumEnding = 10;

    private static readonly char[] Endings = [.. "0123456789!@#$%^&*.?_-+="];

    // Rows of keys, and what people here add to their names and to this product's.
    private static readonly string[] More =
    [
        "1q2w3e4r5t", "1qaz2wsx3edc", "qazwsxedcrfv", "qwertyuiop[]", "asdfghjkl;", "zxcvbnm,./", "123qweasdzxc", "123456789a", "a123456789",
        "abcd1234567", "woaini1314520", "woaini", "5201314520", "password", "passw0rd", "p@ssw0rd", "p@ssword", "pa$$word", "passwort", "changeme",
        "changeit", "administrator", "adminadmin", "rootroot", "testtest", "default", "flashduty", "flashcat", "console", "company", "wecom", "weixin",
        "welcome", "letmein", "secret", "guest", "admin", "root", "test", "a", "aa", "abc", "abcd", "asd", "zxc", "qwe", "",
    ];

    private static readonly Lazy<FrozenSet<string>> Listed = new(Read);

    /// <summary>How many are listed.</summary>
    public static int Count => Listed.Value.Count;

    /// <summary>Whether the password is one of them.</summary>
    public static bool Contains(string password)
    {
        if (password.Distinct().Count() <= 2 || IsRun(password) || Listed.Value.Contains(password))
        {
            return true;
        }

        var stem = password.TrimEnd(Endings);
        return stem.Length != password.Length && password.Length - stem.Length <= MaximumEnding && Listed.Value.Contains(stem);
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password)
    {
        var refused = password is not null
            && (Contains(password) || IsOwn(password, user.Email) || IsOwn(password, user.Email?.Split('@')[0]) || IsOwn(password, user.Name));
        return Task.FromResult(refused
            ? IdentityResult.Failed(new IdentityError { Code = ErrorCode, Description = "the password is one that attackers try first" })
            : IdentityResult.Success);
    }

    // 12345678901, abcdefghijk, 9876543210: each character is the next, or the one before.
    private static bool IsRun(string password) =>
        password.Length > 1
        && (password.Zip(password.Skip(1)).All(pair => Step(pair.First, pair.Second) == 1) || password.Zip(password.Skip(1)).All(pair => Step(pair.First, pair.Second) == -1));

    private static int Step(char first, char second) => (first, second) switch
    {
        ('9', '0') => 1,
        ('0', '9') => -1,
        _ => second - first,
    };

    private static bool IsOwn(string password, string? own) =>
        own is { Length: > 0 } && string.Equals(password.TrimEnd(Endings), own.TrimEnd(Endings), StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(More).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
