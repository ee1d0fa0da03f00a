using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Contacts;
using FlashdutyConsole.Sandbox.GroupChats;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.SignIn;
using FlashdutyConsole.Sandbox.Tokens;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>Which address does what.</summary>
internal sealed class WireRoutes
{
    private readonly Dictionary<string, Func<WireCall, SandboxApp, WireReply>> _api;
    private readonly GetToken _getToken;
    private readonly AuthorizePage _authorize;
    private readonly DriverCalls _driver;
    private readonly TokenGate _gate;
    private readonly SandboxWeCom _weCom;

    public WireRoutes(SandboxWeCom weCom)
    {
        _weCom = weCom;
        _getToken = new GetToken(weCom);
        _gate = new TokenGate(weCom);
        _authorize = new AuthorizePage(weCom);
        _driver = new DriverCalls(weCom);
        var agents = new AgentQueries(weCom);
        var users = new UserQueries(weCom);
        var departments = new DepartmentQueries(weCom);
        var addresses = new PlatformAddresses(weCom);
        var signIn = new UserInfo(weCom);
        var chats = new GroupChatCalls(weCom);
        _api = new Dictionary<string, Func<WireCall, SandboxApp, WireReply>>(StringComparer.Ordinal)
        {
            ["/cgi-bin/message/send"] = new SendMessage(weCom).Run,
            ["/cgi-bin/message/update_template_card"] = new UpdateTemplateCard(weCom).Run,
            ["/cgi-bin/message/recall"] = new RecallMessage(weCom).Run,
            ["/cgi-bin/agent/get"] = agents.Get,
            ["/cgi-bin/agent/list"] = agents.List,
            ["/cgi-bin/user/get"] = users.Get,
            ["/cgi-bin/user/simplelist"] = users.SimpleList,
            ["/cgi-bin/user/list"] = users.DetailedList,
            ["/cgi-bin/user/getuserid"] = users.IdOfMobile,
            ["/cgi-bin/user/get_userid_by_email"] = users.IdOfEmail,
            ["/cgi-bin/department/list"] = departments.List,
            ["/cgi-bin/department/simplelist"] = departments.SimpleList,
            ["/cgi-bin/auth/getuserinfo"] = signIn.Get,
            ["/cgi-bin/user/getuserinfo"] = signIn.GetLegacy,
            ["/cgi-bin/auth/getuserdetail"] = signIn.Detail,
            ["/cgi-bin/getcallbackip"] = addresses.List,
            ["/cgi-bin/get_api_domain_ip"] = addresses.List,
            ["/cgi-bin/appchat/create"] = chats.Create,
            ["/cgi-bin/appchat/update"] = chats.Update,
            ["/cgi-bin/appchat/get"] = chats.Get,
            ["/cgi-bin/appchat/send"] = chats.Send,
        };
    }

    public ValueTask<WireReply> RunAsync(WireCall call, CancellationToken cancellationToken) => call.Path switch
    {
        "/cgi-bin/gettoken" => ValueTask.FromResult(_getToken.Run(call)),
        "/connect/oauth2/authorize" => ValueTask.FromResult(_authorize.Authorize(call)),
        "/wwlogin/sso/login" or "/wwopen/sso/qrConnect" => ValueTask.FromResult(_authorize.LogIn(call)),
        _ when call.Path.StartsWith("/sandbox/", StringComparison.Ordinal) => _driver.RunAsync(call, cancellationToken),
        _ => ValueTask.FromResult(RunApi(call)),
    };

    private WireReply RunApi(WireCall call)
    {
        if (!_api.TryGetValue(call.Path, out var run))
        {
            return WireReply.Raw(404, "text/html", "<html><body>404</body></html>");
        }

        var code = _gate.Open(call, out var app);
        return code == WireCode.Ok ? run(call, app) : WireReply.Error(code, call, _weCom.Time.GetUtcNow());
    }
}
