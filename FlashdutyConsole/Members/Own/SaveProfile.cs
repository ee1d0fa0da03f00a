using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>Changes a member's own name, language and time zone.</summary>
public sealed class SaveProfile(ConsoleWriter writer, SessionBook sessions)
{
    /// <summary>The languages of cards and pages.</summary>
    public static IReadOnlyList<string> Locales { get; } = ["zh-CN", "en-US"];

    /// <summary>Saves.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="name">Display name.</param>
    /// <param name="locale">One of <see cref="Locales"/>.</param>
    /// <param name="timeZone">IANA name.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The field that is wrong; null = saved.</returns>
    public async Task<string?> RunAsync(Actor actor, string name, string locale, string timeZone, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (!MemberName.IsValid(name))
        {
            return nameof(name);
        }

        if (!Locales.Contains(locale))
        {
            return nameof(locale);
        }

        if (timeZone.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return nameof(timeZone);
        }

        await writer.RunAsync(WritePriority.Person, async write =>
        {
            var member = await write.Db.Members.SingleAsync(one => one.Id == actor.MemberId, cancellationToken);
            var before = new { name = member.Name, locale = member.Locale, time_zone = member.TimeZone };
            (member.Name, member.Locale, member.TimeZone, member.UpdatedAt) = (name, locale, timeZone, write.Now);
            write.Audit(actor, AuditAction.ChangeProfile, member.Id, before, new { name, locale, time_zone = timeZone });
            write.AfterCommit(() => sessions.Forget(actor.MemberId));
        }, cancellationToken);
        return null;
    }
}
