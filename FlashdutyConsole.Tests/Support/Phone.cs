using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Tests.Support;

/// <summary>A member's phone: what is on it, and what the member presses.</summary>
internal sealed class Phone(SandboxedConsole console, string userId)
{
    public IReadOnlyList<SandboxMessage> Messages => console.WeCom.MessagesOf(userId);

    /// <summary>All cards, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> Cards => Messages.Where(message => message.Kind == SandboxMessageKind.TemplateCard).ToList();

    /// <summary>The newest card.</summary>
    public SandboxMessage Card => Cards[^1];

    /// <summary>What the newest card says under this heading.</summary>
    public string? Row(string heading) => Card.Card!.HorizontalContentList?.FirstOrDefault(row => row.KeyName == heading)?.Value;

    /// <summary>The state on the newest card.</summary>
    public string? State => Row("\u72b6\u6001");

    /// <summary>Keys of the buttons that can be pressed on the newest card.</summary>
    public IReadOnlyList<string> Buttons => Card.IsOpen ? Card.Card!.ButtonList!.Select(button => button.Key!).ToList() : [];

    /// <summary>Waits until the phone shows it; with a clock that stands still it must show it already.</summary>
    public Task SeesAsync(Func<Phone, bool> what, string named) => Eventually.TrueAsync(
        () => Task.FromResult(Cards.Count > 0 && what(this)), $"{userId} sees {named}");

    /// <summary>Presses a button of the newest card.</summary>
    public Task<SandboxClickOutcome> PressAsync(string key) =>
        console.WeCom.PressButtonAsync(userId, Card.MsgId, key, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Chooses an entry of the newest card's menu.</summary>
    public Task<SandboxClickOutcome> ChooseAsync(string key) =>
        console.WeCom.PressMenuAsync(userId, Card.MsgId, key, cancellationToken: TestContext.Current.CancellationToken);
}
