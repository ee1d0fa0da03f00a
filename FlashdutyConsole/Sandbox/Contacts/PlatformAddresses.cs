using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Contacts;

/// <summary>get_api_domain_ip (document 92520) and getcallbackip (document 98988): here both are this machine.</summary>
internal sealed class PlatformAddresses(SandboxWeCom weCom)
{
    public WireReply List(WireCall call, SandboxApp app) => call.Method != "GET"
        ? WireReply.Error(WireCode.GetRequired, call, weCom.Time.GetUtcNow())
        : WireReply.Ok(json =>
        {
            json.WriteStartArray("ip_list");
            json.WriteStringValue("127.0.0.1");
            json.WriteEndArray();
        });
}
