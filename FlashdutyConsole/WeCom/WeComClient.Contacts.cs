using System.Globalization;
using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Messages;

namespace FlashdutyConsole.WeCom;

/// <content>The app itself, contacts, sign-in and addresses: documents 90227, 91023, 90196, 90200, 92520, 98988.</content>
public sealed partial class WeComClient
{
    /// <summary>How WeCom sees the app (agent/get): the best single probe of a set-up.</summary>
    public Task<WeComAnswer<AgentInfo>> GetAgentAsync(WeComApp app, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "agent/get",
            Query("agentid", app.AgentId.ToString(CultureInfo.InvariantCulture)),
            null,
            reply => new AgentInfo
            {
                AgentId = reply.Number("agentid"),
                Name = reply.Text("name"),
                IsClosed = reply.Number("close") == 1,
                RedirectDomain = reply.Text("redirect_domain"),
                HomeUrl = reply.Text("home_url"),
                UserIds = [.. reply.Inner("allow_userinfos").Items("user").Select(user => user.Text("userid"))],
                PartyIds = reply.Inner("allow_partys").Texts("partyid"),
                TagIds = reply.Inner("allow_tags").Texts("tagid"),
            },
            cancellationToken);

    /// <summary>Who stands behind an OAuth code (auth/getuserinfo); a code is good once within five minutes.</summary>
    /// <param name="app">The app that asked for the code.</param>
    /// <param name="code">The code.</param>
    /// <param name="legacy">Whether to use user/getuserinfo, the older name that private deployments may only know.</param>
    /// <param name="cancellationToken">Gives up; the code may be spent.</param>
    public Task<WeComAnswer<OAuthUser>> GetUserInfoAsync(WeComApp app, string code, bool legacy, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            legacy ? "user/getuserinfo" : "auth/getuserinfo",
            Query("code", code),
            null,
            reply => new OAuthUser(Either(reply, "userid", "UserId"), Either(reply, "openid", "OpenId")),
            cancellationToken);

    /// <summary>A member in the app's visibility (user/get).</summary>
    public Task<WeComAnswer<WeComUser>> GetUserAsync(WeComApp app, string userId, CancellationToken cancellationToken) =>
        CallAsync(app, "user/get", Query("userid", userId), null, User, cancellationToken);

    /// <summary>The direct members of a department (user/simplelist).</summary>
    public Task<WeComAnswer<WeComList<WeComUser>>> ListUsersAsync(WeComApp app, long departmentId, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "user/simplelist",
            Query("department_id", departmentId.ToString(CultureInfo.InvariantCulture)),
            null,
            reply => new WeComList<WeComUser>([.. reply.Items("userlist").Select(User)]),
            cancellationToken);

    /// <summary>The departments in the app's visibility (department/simplelist).</summary>
    public Task<WeComAnswer<WeComList<WeComDepartment>>> ListDepartmentsAsync(WeComApp app, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "department/simplelist",
            "",
            null,
            reply => new WeComList<WeComDepartment>(
                [.. reply.Items("department_id").Select(department => new WeComDepartment(department.Number("id"), department.Number("parentid")))]),
            cancellationToken);

    /// <summary>The member with a phone number (user/getuserid); 46004 when there is none. Guessing is rate limited.</summary>
    public Task<WeComAnswer<WeComId>> GetUserIdByMobileAsync(WeComApp app, string mobile, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "user/getuserid",
            "",
            WeComMessage.Write(json => json.WriteString("mobile", mobile)),
            reply => new WeComId(reply.Text("userid")),
            cancellationToken);

    /// <summary>The member with an e-mail address (user/get_userid_by_email); 46004 when there is none. Guessing is rate limited.</summary>
    /// <param name="app">The app asking.</param>
    /// <param name="email">The address.</param>
    /// <param name="personal">Whether to look among personal addresses rather than company ones.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<WeComAnswer<WeComId>> GetUserIdByEmailAsync(
        WeComApp app, string email, bool personal, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "user/get_userid_by_email",
            "",
            WeComMessage.Write(json =>
            {
                json.WriteString("email", email);
                json.WriteNumber("email_type", personal ? 2 : 1);
            }),
            reply => new WeComId(reply.Text("userid")),
            cancellationToken);

    /// <summary>Addresses and ranges that callbacks come from (getcallbackip).</summary>
    public Task<WeComAnswer<WeComList<string>>> GetCallbackIpsAsync(WeComApp app, CancellationToken cancellationToken) =>
        CallAsync(app, "getcallbackip", "", null, Addresses, cancellationToken);

    /// <summary>Addresses and ranges of the API itself, for outbound firewalls (get_api_domain_ip).</summary>
    public Task<WeComAnswer<WeComList<string>>> GetApiDomainIpsAsync(WeComApp app, CancellationToken cancellationToken) =>
        CallAsync(app, "get_api_domain_ip", "", null, Addresses, cancellationToken);

    private static WeComList<string> Addresses(JsonReply reply) => new(reply.Texts("ip_list"));

    private static WeComUser User(JsonReply reply) => new(
        reply.Text("userid"), reply.Text("name"), reply.Texts("department"), Either(reply, "email", "biz_mail"), reply.Text("mobile"))
    {
        Status = reply.Number("status"),
    };

    private static string Either(JsonReply reply, string first, string second) =>
        reply.Text(first) is { Length: > 0 } text ? text : reply.Text(second);
}
