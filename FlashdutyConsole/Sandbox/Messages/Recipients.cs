using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>Who a message goes to, and who of those asked for it cannot get it (protocol §4.1, §4.2).</summary>
internal sealed class Recipients
{
    private const int MostUsers = 1000;
    private const int MostDepartments = 100;
    private const int MostTags = 100;

    private readonly List<string> _users = [];
    private readonly List<string> _invalidUsers = [];
    private readonly List<string> _invalidParties = [];
    private readonly List<string> _invalidTags = [];
    private readonly List<string> _unlicensed = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Members who get it, spelled as the company spells them.</summary>
    public IReadOnlyList<string> Users => _users;

    public string InvalidUsers => string.Join('|', _invalidUsers);

    public string InvalidParties => string.Join('|', _invalidParties);

    public string InvalidTags => string.Join('|', _invalidTags);

    public string Unlicensed => string.Join('|', _unlicensed);

    public bool AnyUnlicensed => _unlicensed.Count > 0;

    /// <summary>Answers 0, or 40058 for wrong types, 82001 for nobody named, 40032, 82002 and 82003 for too many.</summary>
    public static int Read(JsonElement root, SandboxApp app, bool licenceRequired, out Recipients recipients)
    {
        recipients = new Recipients();
        if (!root.TryText("touser", out var users) || !root.TryText("toparty", out var parties) || !root.TryText("totag", out var tags))
        {
            return WireCode.ArgumentInvalid;
        }

        if (string.IsNullOrEmpty(users) && string.IsNullOrEmpty(parties) && string.IsNullOrEmpty(tags))
        {
            return WireCode.RecipientsMissing;
        }

        if (users == "@all")
        {
            // toparty and totag are ignored then (document 90236).
            recipients.AddAll(app, licenceRequired);
            return WireCode.Ok;
        }

        var userIds = Split(users);
        var partyIds = Split(parties);
        var tagIds = Split(tags);
        var code = userIds.Length > MostUsers ? WireCode.UserListTooLong
            : partyIds.Length > MostDepartments ? WireCode.TooManyDepartments
            : tagIds.Length > MostTags ? WireCode.TooManyTags
            : WireCode.Ok;
        if (code != WireCode.Ok)
        {
            return code;
        }

        foreach (var userId in userIds)
        {
            recipients.AddUser(app, userId, licenceRequired);
        }

        foreach (var partyId in partyIds)
        {
            recipients.AddParty(app, partyId, licenceRequired);
        }

        // No tags exist here, so every one is unknown.
        recipients._invalidTags.AddRange(tagIds);
        return WireCode.Ok;
    }

    private static string[] Split(string? joined) =>
        string.IsNullOrEmpty(joined) ? [] : joined.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void AddAll(SandboxApp app, bool licenceRequired)
    {
        foreach (var user in app.Corp.UserMap.Values)
        {
            if (app.IsVisibleTo(user))
            {
                Add(user, licenceRequired);
            }
        }
    }

    private void AddUser(SandboxApp app, string userId, bool licenceRequired)
    {
        if (app.Corp.FindUser(userId) is { } user && app.IsVisibleTo(user))
        {
            Add(user, licenceRequired);
        }
        else if (_seen.Add(userId))
        {
            // Returned ids are in lower case (protocol §4.2).
            _invalidUsers.Add(userId.ToLowerInvariant());
        }
    }

    private void AddParty(SandboxApp app, string partyId, bool licenceRequired)
    {
        if (!int.TryParse(partyId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || app.Corp.Departments.All(department => department.Id != id)
            || !app.IsVisibleTo(id))
        {
            _invalidParties.Add(partyId);
            return;
        }

        foreach (var user in app.Corp.UserMap.Values)
        {
            if (user.Enabled && app.Corp.IsWithin(user.DepartmentId, id))
            {
                Add(user, licenceRequired);
            }
        }
    }

    private void Add(SandboxUser user, bool licenceRequired)
    {
        if (!_seen.Add(user.UserId))
        {
            return;
        }

        if (licenceRequired && !user.Licensed)
        {
            _unlicensed.Add(user.UserId.ToLowerInvariant());
        }
        else
        {
            _users.Add(user.UserId);
        }
    }
}
