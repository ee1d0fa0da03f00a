using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Tokens;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>Which address does what.</summary>
internal sealed class WireRoutes
{
    private readonly Dictionary<string, Func<WireCall, SandboxApp, WireReply>> _api;
    private readonly GetToken _getToken;
    private readonly TokenGate _gate;
    private readonly SandboxWeCom _weCom;

    public WireRoutes(SandboxWeCom weCom)
    {
        _weCom = weCom;
        _getToken = new GetToken(weCom);
        _gate = new TokenGate(weCom);
        _api = new Dictionary<string, Func<WireCall, SandboxApp, WireReply>>(StringComparer.Ordinal)
        {
            ["/cgi-bin/message/send"] = new SendMessage(weCom).Run,
            ["/cgi-bin/message/update_template_card"] = new UpdateTemplateCard(weCom).Run,
            ["/cgi-bin/message/recall"] = new RecallMessage(weCom).Run,
        };
    }

    public ValueTask<WireReply> RunAsync(WireCall call, CancellationToken cancellationToken) => call.Path switch
    {
        "/cgi-bin/gettoken" => ValueTask.FromResult(_getToken.Run(call)),
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
