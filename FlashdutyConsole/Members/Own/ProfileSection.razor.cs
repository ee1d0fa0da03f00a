using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;

namespace FlashdutyConsole.Members.Own;

/// <summary>Name, language and time zone.</summary>
public sealed partial class ProfileSection
{
    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "profile")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private SaveProfile Save { get; set; } = default!;

    private IEnumerable<string> Zones => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
        .Where(id => id == "UTC" || id.Contains('/', StringComparison.Ordinal)).Append(Member.TimeZone).Distinct().Order(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override void OnInitialized() =>
        Form ??= new OwnForm { Name = Member.Name, Locale = Member.Locale, TimeZone = Member.TimeZone };

    private static string CultureOf(string locale) => locale == "en-US" ? ConsoleCultures.English : ConsoleCultures.Chinese;

    private async Task SaveAsync()
    {
        var locale = Form.Locale ?? "";
        switch (await Save.RunAsync(Actor, Form.Name ?? "", locale, Form.TimeZone ?? "", Aborted))
        {
            case null:
                // The pages follow at once.
                HttpContext.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureOf(locale))),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
                Leave("profile");
                break;
            case "name":
                Fault = Text[OwnStrings.BadName];
                break;
            default:
                Fault = Text[OwnStrings.BadField];
                break;
        }
    }
}
