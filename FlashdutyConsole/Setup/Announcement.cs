using System.Text;
using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Setup.Demo;

namespace FlashdutyConsole.Setup;

/// <summary>What is printed once the console listens: the addresses to open.</summary>
internal static class Announcement
{
    /// <summary>The lines, ending with a line break.</summary>
    public static string Of(ConsoleAddress address, StartReport report)
    {
        var text = new StringBuilder();
        text.Append("Flashduty Console is ready: ").AppendLine(address.PublicUrl.AbsoluteUri);
        if (report.SetupToken is { } token)
        {
            text.Append("Create the owner account with this link, it works once: ")
                .AppendLine(address.Of($"{ConsoleUrls.Setup}?token={token}"));
        }

        if (report.Demo is { } demo)
        {
            Demo(text, address, demo);
        }

        return text.ToString();
    }

    private static void Demo(StringBuilder text, ConsoleAddress address, DemoReport demo)
    {
        var push = address.Of($"{ConsoleUrls.StandardAlertPush}?integration_key={demo.StandardKey}");
        text.AppendLine()
            .Append("  Start here: two ways to try it        ").AppendLine(address.Of(ConsoleUrls.SandboxStart))
            .Append("  The pretend WeCom, a phone to press   ").AppendLine(address.Of(ConsoleUrls.Sandbox))
            .Append("  Its admin console, to connect an app  ").AppendLine(address.Of(ConsoleUrls.SandboxAdmin))
            .Append("  The console                           ").AppendLine(address.Of(ConsoleUrls.SignIn))
            .Append("    e-mail                              ").AppendLine(demo.OwnerEmail)
            .Append("    password                            ").AppendLine(demo.OwnerPassword)
            .Append("    a colleague, not linked yet         ").Append(demo.NewcomerEmail).AppendLine(", same password")
            .Append("  Push URL of standard alert events     ").AppendLine(push)
            .Append("  Webhook URL for Alertmanager          ").AppendLine(address.Of($"/event/push/alert/prometheus?integration_key={demo.PrometheusKey}"))
            .Append("  App key of the Open API               ").AppendLine(demo.AppKey)
            .Append("  State of the pretend WeCom, as JSON   ").AppendLine(new Uri(demo.SandboxUrl, "sandbox/state").AbsoluteUri)
            .AppendLine()
            .AppendLine("Send an alert:")
            .Append("  curl -X POST '").Append(push).AppendLine("' \\")
            .AppendLine("    -H 'Content-Type: application/json' \\")
            .AppendLine("""    -d '{"title_rule":"CPU is high on web-1","event_status":"Critical","alert_key":"cpu-web-1","labels":{"resource":"web-1","metric":"cpu"}}'""")
            .AppendLine();
    }
}
