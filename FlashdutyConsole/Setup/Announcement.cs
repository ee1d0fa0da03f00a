using System.Text;
using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;

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

        return text.ToString();
    }
}
