using FlashdutyConsole.Components;
using FlashdutyConsole.Members.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.Own;

/// <summary>A part of the account page: static, with forms of its own.</summary>
public abstract class OwnSection : ComponentBase
{
    /// <summary>The member.</summary>
    [Parameter, EditorRequired]
    public required Member Member { get; set; }

    /// <summary>Whether the member has shown who they are a moment ago.</summary>
    [Parameter]
    public bool IsProved { get; set; }

    /// <summary>What was done by the request that led here.</summary>
    [Parameter]
    public string? Done { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = default!;

    /// <summary>The page's texts.</summary>
    [Inject]
    internal IStringLocalizer<OwnStrings> Text { get; set; } = default!;

    /// <summary>Where pages are.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The present.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    /// <summary>What is wrong with what was filled in.</summary>
    protected string? Fault { get; set; }

    /// <summary>The member as who acts.</summary>
    protected Actor Actor => HttpContext.ActorOf(Member.Id);

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>A time on the member's clock.</summary>
    protected string Time(DateTimeOffset instant) =>
        new Reader(Member.Id, Member.Role, TimeZoneInfo.TryFindSystemTimeZoneById(Member.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).Time(instant, Clock.GetUtcNow());

    /// <summary>Something is done: the page is asked for anew, so that a reload does not do it again.</summary>
    /// <param name="done">What, for the page that follows.</param>
    protected void Leave(string done) => Navigation.NavigateTo(ConsoleUrls.AccountAfter(done));

    /// <summary>Says what is wrong with a proof of identity.</summary>
    /// <param name="result">What came of it.</param>
    protected string FaultOf(SignInResult result)
    {
        switch (result.Outcome)
        {
            case SignInOutcome.Throttled:
                SignInPage.TooMany(HttpContext, result.Wait);
                return Text[OwnStrings.Throttled, Math.Max(1, Math.Ceiling(result.Wait.TotalMinutes))];
            case SignInOutcome.Busy:
                SignInPage.TooMany(HttpContext, TimeSpan.FromSeconds(5));
                return Text[OwnStrings.Busy];
            case SignInOutcome.Expired:
                return Text[OwnStrings.ProveSignIn];
            default:
                return Text[OwnStrings.WrongPassword];
        }
    }
}
