namespace FlashdutyConsole.Templates;

internal sealed record TemplateIdRequest(string? TemplateId);

internal sealed record TemplateListRequest(
    int? P, int? Limit, string? Orderby, bool? Asc, bool? IsMyTeam, IReadOnlyList<long>? TeamIds, long? CreatorId, string? Query);

/// <summary>Body of create and update. Fields of other channels are kept; a field that is missing stays as it is.</summary>
internal sealed record SaveTemplateRequest(
    string? TemplateId, long? TeamId, string? TemplateName, string? Description, int? Version, string? Email, string? Sms, string? Voice, string? Dingtalk, string? Wecom,
    string? Feishu, string? FeishuApp, string? DingtalkApp, string? WecomApp, string? SlackApp, string? TeamsApp, string? Telegram, string? Slack, string? Zoom)
{
    /// <summary>The texts of other channels that the body has, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others()
    {
        string?[] texts = [Email, Sms, Voice, Dingtalk, Wecom, Feishu, FeishuApp, DingtalkApp, SlackApp, TeamsApp, Telegram, Slack, Zoom];
        return TemplateChannels.Others.Zip(texts).Where(pair => pair.Second is not null).Select(pair => KeyValuePair.Create(pair.First, pair.Second!));
    }
}
