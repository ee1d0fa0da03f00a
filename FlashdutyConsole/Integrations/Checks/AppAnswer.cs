using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>What WeCom says about an app.</summary>
/// <param name="Token">The end of gettoken.</param>
/// <param name="Agent">The end of agent/get; null when there was no token for it.</param>
public sealed record AppAnswer(WeComAnswer<WeComDone> Token, WeComAnswer<AgentInfo>? Agent)
{
    /// <summary>How WeCom sees the app; null when it did not say.</summary>
    public AgentInfo? Info => Agent?.Value;

    /// <summary>The errcode that stopped it; 0 = none.</summary>
    public int ErrCode => Token.IsOk ? Agent?.ErrCode ?? 0 : Token.ErrCode;

    /// <summary>The address from which WeCom saw us come, if it said so.</summary>
    public string? FromIp => Agent?.FromIp ?? Token.FromIp;

    /// <summary>How the call ended that stopped it, or the last one.</summary>
    public WeComOutcome Outcome => Token.IsOk ? Agent?.Outcome ?? WeComOutcome.Ok : Token.Outcome;
}
