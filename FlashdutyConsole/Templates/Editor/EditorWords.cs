using System.Globalization;
using FlashdutyConsole.Templates.Files;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>What happens to templates, in words.</summary>
internal static class EditorWords
{
    /// <summary>A template as the reader sees it: the preset in the reader's language.</summary>
    public static NotificationTemplate Shown(NotificationTemplate template) => template.IsPreset ? PresetTemplate.In(CultureInfo.CurrentUICulture) : template;

    /// <summary>A copy's name that is not too long.</summary>
    public static string CopyName(IStringLocalizer<EditorStrings> text, string name)
    {
        var copy = text[EditorStrings.CopyName, name].Value;
        return copy.EnumerateRunes().Count() <= NotificationTemplate.LongestName
            ? copy
            : string.Concat(copy.EnumerateRunes().Take(NotificationTemplate.LongestName).Select(rune => rune.ToString()));
    }

    /// <summary>What is wrong with a file.</summary>
    public static string Of(IStringLocalizer<EditorStrings> text, ImportFault fault) => fault.Kind switch
    {
        ImportFaultKind.NotJson => text[EditorStrings.ImportFault_NotJson, fault.Line],
        ImportFaultKind.Field => text[EditorStrings.ImportFault_Field, fault.Index, fault.Name, fault.Field],
        ImportFaultKind.Broken => text[EditorStrings.ImportFault_Broken, fault.Name, fault.Line, fault.Column, FaultWords.Say(fault.Message, CultureInfo.CurrentUICulture)],
        _ => text["ImportFault_" + fault.Kind],
    };

    /// <summary>Why a template failed while sending, which is kept as <c>2:14: …</c>.</summary>
    public static string Failure(string failure) => FaultWords.SayKept(failure, CultureInfo.CurrentUICulture);

    /// <summary>How long ago something was.</summary>
    public static string Ago(IStringLocalizer<EditorStrings> text, TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => text[EditorStrings.JustNow],
        { TotalHours: < 1 } => text[EditorStrings.MinutesAgo, (int)age.TotalMinutes],
        { TotalDays: < 1 } => text[EditorStrings.HoursAgo, (int)age.TotalHours],
        _ => text[EditorStrings.DaysAgo, (int)age.TotalDays],
    };
}
