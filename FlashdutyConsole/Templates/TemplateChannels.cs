namespace FlashdutyConsole.Templates;

/// <summary>The channels of the public API's templates. Only <c>wecom_app</c> is served here.</summary>
internal static class TemplateChannels
{
    /// <summary>Those whose texts are only kept.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        "email", "sms", "voice", "dingtalk", "wecom", "feishu", "feishu_app", "dingtalk_app", "slack_app", "teams_app", "telegram", "slack", "zoom",
    ];
}
