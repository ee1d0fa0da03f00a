using System.Globalization;
using System.Net.Mail;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Members;

/// <summary>The operations <c>/member/list</c>, <c>/member/info</c>, <c>/member/invite</c> and <c>/member/delete</c>.</summary>
public static class MemberOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapMemberOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/member/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/member/info", InfoAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/member/invite", InviteAsync).Needs(MemberRole.Admin);
        operations.MapPost("/member/delete", DeleteAsync).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindMembers find, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListRequest>(http.Request);
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var role = request.RoleId is null or 0 ? null : MemberRoleId.Find(request.RoleId.Value);
        ApiCheck.That(request.RoleId is null or 0 || role is not null, "role_id is not a role");
        var filter = new MemberFilter
        {
            Text = ApiCheck.Text(request.Query, 0, 200, "query"),
            Role = role,
            ByUpdate = ApiCheck.Word(request.Orderby, "orderby", "created_at", "updated_at") == "updated_at",
            Ascending = request.Asc ?? false,
        };
        var (items, total) = await find.RunAsync(filter, (page - 1) * limit, limit, cancellationToken);
        return ApiReply.Ok(new { P = page, Limit = limit, Total = total, Items = items.Select(Describe).ToList() });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindMembers find, CancellationToken cancellationToken)
    {
        await ApiBody.ReadAsync<Dictionary<string, object>>(http.Request);
        var member = ApiCheck.Found(await find.OneAsync(http.Actor().MemberId, cancellationToken), "member");
        return ApiReply.Ok(new
        {
            AccountId = Account.Id,
            AccountName = Account.Name,
            AccountAvatar = "",
            AccountEmail = member.Email ?? "",
            AccountRoleIds = new[] { MemberRoleId.Of(member.Role) },
            AccountLocale = Account.Locale,
            AccountTimeZone = Account.TimeZone,
            Domain = "",
            MemberId = member.Id,
            MemberName = member.Name,
            Phone = Masked(member),
            PhoneVerified = member.PhoneNumberConfirmed,
            Email = member.Email ?? "",
            EmailVerified = member.EmailConfirmed,
            member.CountryCode,
            Avatar = "",
            member.Locale,
            member.TimeZone,
            IsExternal = false,
            Status = Name(member.Status),
        });
    }

    private static async Task<IResult> InviteAsync(
        HttpContext http, InviteMember invite, InvitationMail mail, ConsoleAddress address, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<InviteRequest>(http.Request);
        var given = ApiCheck.List(ApiCheck.Required(request.Members, "members"), "members", InviteMember.MaximumMembers);
        ApiCheck.That(given.Count > 0, "members must have 1 to 20 entries");
        var invitations = given.Select((member, index) => InvitationOf(member, $"members[{index}]")).ToList();
        ApiCheck.That(
            invitations.DistinctBy(one => one.Email.ToUpperInvariant()).Count() == invitations.Count, "members names an email twice");
        var result = await invite.RunAsync(invitations, http.Actor(), cancellationToken);
        if (!result.IsAllowed)
        {
            return ApiReply.Error(ApiErrorCode.AccessDenied, "only an owner appoints admins");
        }

        ApiCheck.That(result.Taken is null, $"email {result.Taken} is a member already");
        await mail.SendAsync(result.Members, cancellationToken);
        return ApiReply.Ok(new
        {
            Items = result.Members.Select(one => new
            {
                MemberId = one.Member.Id,
                MemberName = one.Member.Name,
                InviteUrl = address.Of(ConsoleUrls.InvitationOf(one.Token)),
            }).ToList(),
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, FindMembers find, DeleteMember delete, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<DeleteRequest>(http.Request);
        var key = new MemberKey(
            request.MemberId,
            ApiCheck.Text(request.MemberName, 1, 64, "member_name"),
            ApiCheck.Text(request.Email, 3, 254, "email"),
            ApiCheck.Text(request.Phone, 1, 32, "phone"),
            ApiCheck.Text(request.CountryCode, 1, 8, "country_code"),
            ApiCheck.Text(request.RefId, 1, 128, "ref_id"));
        ApiCheck.That(key.IsGiven, "one of member_id, email, phone, ref_id and member_name is required");
        var found = await find.ByKeyAsync(key, cancellationToken);
        ApiCheck.Found(found.Count > 0, "member");
        ApiCheck.That(found.Count == 1, "several members match; give the member_id");
        return await delete.RunAsync(found[0], http.Actor(), cancellationToken) switch
        {
            MemberOutcome.NotFound => ApiReply.Error(ApiErrorCode.ResourceNotFound, "member: there is no such thing"),
            MemberOutcome.NotAllowed => ApiReply.Error(ApiErrorCode.AccessDenied, "only an owner deletes admins and owners"),
            MemberOutcome.LastOwner => ApiReply.Error(ApiErrorCode.InvalidParameter, "the last owner cannot be deleted"),
            MemberOutcome.Yourself => ApiReply.Error(ApiErrorCode.InvalidParameter, "nobody deletes themselves"),
            _ => ApiReply.Ok(),
        };
    }

    private static Invitation InvitationOf(InviteItem item, string name)
    {
        var email = ApiCheck.Text(ApiCheck.Required(item.Email, name + ".email"), 3, 254, name + ".email").Trim();
        ApiCheck.That(MailAddress.TryCreate(email, out var parsed) && parsed.Address == email, name + ".email is not an e-mail address");
        var phone = item.Phone ?? "";
        ApiCheck.That(phone.Length <= 32 && phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' '), name + ".phone is not a phone number");
        var zone = item.TimeZone is null or "" ? Account.TimeZone : item.TimeZone;
        ApiCheck.That(zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), name + ".time_zone is not known");
        return new Invitation
        {
            Name = ApiCheck.Text(ApiCheck.Required(item.MemberName, name + ".member_name"), 2, 39, name + ".member_name"),
            Email = email,
            Phone = phone,
            CountryCode = ApiCheck.Text(item.CountryCode ?? "", 0, 8, name + ".country_code"),
            Role = RoleOf(ApiCheck.List(item.RoleIds, name + ".role_ids", 10), name),
            Locale = ApiCheck.Word(item.Locale, name + ".locale", "zh-CN", "en-US") ?? Account.Locale,
            TimeZone = zone,
            RefId = ApiCheck.Text(item.RefId ?? "", 0, 128, name + ".ref_id"),
        };
    }

    // Each role may do what the ones below it may, so of several the highest counts.
    private static MemberRole RoleOf(IReadOnlyList<long> ids, string name)
    {
        var roles = ids.Select(MemberRoleId.Find).ToList();
        ApiCheck.That(roles.All(role => role is not null and not MemberRole.Owner), name + ".role_ids must be of 2 (admin), 6 (responder), 7 (viewer)");
        return roles.Max() ?? MemberRole.Responder;
    }

    private static object Describe(Member member) => new
    {
        AccountId = Account.Id,
        MemberId = member.Id,
        MemberName = member.Name,
        member.CountryCode,
        Phone = Masked(member),
        Email = member.Email ?? "",
        member.Locale,
        member.TimeZone,
        PhoneVerified = member.PhoneNumberConfirmed,
        EmailVerified = member.EmailConfirmed,
        Avatar = "",
        Status = Name(member.Status),
        AccountRoleIds = new[] { MemberRoleId.Of(member.Role) },
        IsExternal = false,
        member.RefId,
        CreatedAt = member.CreatedAt.Seconds(),
        UpdatedAt = member.UpdatedAt.Seconds(),
    };

    // The API has no word for a member who is shut out for the time being; for tools it is the same as gone.
    private static string Name(MemberStatus status) =>
        (status == MemberStatus.Disabled ? MemberStatus.Deleted : status).ToString().ToLower(CultureInfo.InvariantCulture);

    // Tools see enough to recognise a number, not enough to call it.
    private static string Masked(Member member) => member.PhoneNumber switch
    {
        null or "" => "",
        { Length: < 8 } => "****",
        var phone => string.Concat(phone.AsSpan(0, phone.Length - 8), "****", phone.AsSpan(phone.Length - 4)),
    };

    private sealed record ListRequest(long? RoleId, int? P, int? Limit, string? Orderby, bool? Asc, string? Query);

    private sealed record DeleteRequest(long? MemberId, string? MemberName, string? Email, string? Phone, string? CountryCode, string? RefId);

    private sealed record InviteRequest(IReadOnlyList<InviteItem>? Members, string? From);

    private sealed record InviteItem(
        string? MemberName, string? Email, string? Phone, string? CountryCode, IReadOnlyList<long>? RoleIds, string? Locale, string? TimeZone, string? RefId);
}
