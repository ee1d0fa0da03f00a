using System.Globalization;
using FlashdutyConsole.Components;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Makes a member of what the provider says of a person. Pure.</summary>
public static class ProviderProfile
{
    private const int MinimumName = 2;
    private const int MaximumName = 39;
    private const string China = "86";
    private const int ChineseMobile = 11;
    private const string AmericanEnglish = "en-US";

    /// <summary>The member, who may sign in at once.</summary>
    /// <param name="person">The person; the address is verified.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="now">The present.</param>
    public static Member NewMember(ProviderPerson person, MemberRole role, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (country, phone) = SplitPhone(person.Phone);
        var member = new Member
        {
            Name = NameOf(person),
            Email = person.Email,
            NormalizedEmail = person.Email.ToUpperInvariant(),
            UserName = person.Email,
            NormalizedUserName = person.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            PhoneNumber = phone,
            CountryCode = country,
            Role = role,
            Locale = LocaleOf(person.Locale),
            Status = MemberStatus.Enabled,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (person.TimeZone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out var zone) && zone.HasIanaId)
        {
            member.TimeZone = person.TimeZone;
        }

        return member;
    }

    /// <summary>Country code and number as members have them; the code is taken off where it is sure.</summary>
    /// <param name="phone">Digits, with or without a plus.</param>
    public static (string Country, string Number) SplitPhone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.StartsWith("+" + China, StringComparison.Ordinal) && phone.Length == 1 + China.Length + ChineseMobile
            ? (China, phone[(1 + China.Length)..])
            : ("", phone);
    }

    private static string NameOf(ProviderPerson person)
    {
        var local = person.Email[..person.Email.IndexOf('@', StringComparison.Ordinal)];
        var name = person.Name.Length >= MinimumName ? person.Name : local.Length >= MinimumName ? local : person.Email;
        if (name.Length <= MaximumName)
        {
            return name;
        }

        // Between characters as people see them, not inside one.
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(name, end) is var next && next <= MaximumName)
        {
            end = next;
        }

        return end >= MinimumName ? name[..end].TrimEnd() : name[..MaximumName];
    }

    // What the provider says, else the language that the person reads at this moment.
    private static string LocaleOf(string locale)
    {
        var language = locale.Length > 0 ? locale : CultureInfo.CurrentUICulture.Name;
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ConsoleCultures.Chinese : AmericanEnglish;
    }
}
