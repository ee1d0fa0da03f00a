using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Calls;

namespace FlashdutyConsole.Benchmarks.History;

/// <summary>What the pretend WeCom saw and what its people have.</summary>
/// <param name="Calls">Requests about messages, oldest first.</param>
/// <param name="Messages">Messages that are visible.</param>
/// <param name="Dropped">Messages swallowed by quotas.</param>
public sealed partial record SeenHistory(IReadOnlyList<SeenCall> Calls, IReadOnlyList<SeenMessage> Messages, int Dropped)
{
    // The card's words are the product's; this is how a member tells the states apart.
    private const string StateRow = "\u72b6\u6001";
    private const string Processing = "\u5904\u7406\u4e2d";
    private const string Triggered = "\u5f85\u5904\u7406";

    /// <summary>Nothing seen.</summary>
    public static SeenHistory Empty { get; } = new([], [], 0);

    /// <summary>Takes it from the pretend WeCom, which must have room for every call of the run (<see cref="SandboxOptions.Calls"/>).</summary>
    public static SeenHistory Of(SandboxWeCom weCom)
    {
        var counts = weCom.CountAll();
        var calls = weCom.Calls.Where(call => call.Direction == SandboxCallDirection.ToWeCom
            && (call.Path.EndsWith("/message/send", StringComparison.Ordinal) || call.Path.EndsWith("/message/update_template_card", StringComparison.Ordinal))
            && call.Request.Length > 0).Select(Read).ToList();
        var messages = counts.VisibleMessages.Keys.SelectMany(user => weCom.MessagesOf(user)).Where(message => !message.FromMember)
            .Select(message => new SeenMessage(message.UserId, message.TaskId, message.Text, message.DuplicateOf is not null)).ToList();
        return new SeenHistory(calls, messages, counts.TotalSilentDrops);
    }

    private static SeenCall Read(SandboxCall call)
    {
        using var document = JsonDocument.Parse(call.Request);
        var root = document.RootElement;
        var isUpdate = call.Path.EndsWith("/message/update_template_card", StringComparison.Ordinal);
        var card = root.TryGetProperty("template_card", out var part) ? part : default;
        var users = root.TryGetProperty("touser", out var to) ? to.GetString()!.Split('|')
            : root.TryGetProperty("userids", out var list) ? [.. list.EnumerateArray().Select(user => user.GetString()!)] : [];
        var link = IncidentLink().Match(Encoding.UTF8.GetString(call.Request.Span));
        return new SeenCall(
            isUpdate, users,
            card.ValueKind == JsonValueKind.Object && card.TryGetProperty("task_id", out var task) ? task.GetString() : null,
            card.ValueKind == JsonValueKind.Object && link.Success ? link.Groups[1].Value : null,
            card.ValueKind == JsonValueKind.Object ? StateOf(card) : null,
            call.RequestSha256,
            root.TryGetProperty("enable_duplicate_check", out var check) && check.GetInt32() == 1
                ? root.TryGetProperty("duplicate_check_interval", out var seconds) ? seconds.GetInt32() : 1800
                : null,
            call is { Status: 200, ErrCode: 0 });
    }

    private static ShownState? StateOf(JsonElement card)
    {
        if (card.TryGetProperty("replace_text", out _))
        {
            return ShownState.Closed;
        }

        if (!card.TryGetProperty("horizontal_content_list", out var rows))
        {
            return null;
        }

        foreach (var row in rows.EnumerateArray())
        {
            if (row.TryGetProperty("keyname", out var name) && name.ValueEquals(StateRow))
            {
                var value = row.GetProperty("value").GetString()!;
                return value.StartsWith(Triggered, StringComparison.Ordinal) ? ShownState.Triggered
                    : value.StartsWith(Processing, StringComparison.Ordinal) ? ShownState.Processing : ShownState.Closed;
            }
        }

        return null;
    }

    [GeneratedRegex("incident/detail/([0-9a-f]{24})")]
    private static partial Regex IncidentLink();
}
