using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.Own;

/// <summary>With whom at the provider of single sign-on one's own account is joined. Connecting is a link, since the provider is on another host.</summary>
public sealed partial class ProviderSection
{
    private IReadOnlyList<ProviderLogin> _logins = [];

    /// <summary>Which provider is to be parted from.</summary>
    [SupplyParameterFromForm(FormName = "provider")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private FindProviderLogins Find { get; set; } = default!;

    [Inject]
    private DisconnectProvider Disconnect { get; set; } = default!;

    [Inject]
    private ConnectTicket Tickets { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Words { get; set; } = default!;

    // Without a provider only somebody who is joined with one of earlier has something to see.
    private bool IsShown => Options.Value.IsOn || _logins.Count > 0;

    private bool IsConnected => _logins.Any(login => login.IsCurrent);

    private string ProviderName => Options.Value.Name.Length > 0 ? Options.Value.Name : Words[SingleSignOnStrings.TheProvider];

    private string? Ticket => Tickets.Give(HttpContext);

    private string? SaidText => Done switch
    {
        "provider" when IsConnected => Text[OwnStrings.ProviderDone].Value,
        "provider-gone" => Text[OwnStrings.ProviderGone],
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new OwnForm();
        _logins = await Find.RunAsync(Member.Id, Aborted);
    }

    private string AboutOf(ProviderLogin login)
    {
        var parts = new List<string>();
        if (login.IsCurrent)
        {
            parts.Add(login.Issuer);
        }
        else
        {
            parts.Add(Text[OwnStrings.ProviderOld]);
        }

        if (login.Since is { } since)
        {
            parts.Add(Text[OwnStrings.ProviderSince, Time(since)]);
        }

        return string.Join(" · ", parts);
    }

    private async Task DisconnectAsync()
    {
        if (!IsProved || string.IsNullOrEmpty(Form.Id))
        {
            return;
        }

        switch (await Disconnect.RunAsync(Actor, Form.Id, HttpContext.User.SessionId(), Aborted))
        {
            case DisconnectOutcome.OnlyWay:
                Fault = Options.Value.LocalSignIn ? Text[OwnStrings.ProviderOnlyWay] : Text[OwnStrings.ProviderForced, ProviderName];
                break;
            default:
                Leave("provider-gone");
                break;
        }
    }
}
