using System.Net;
using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members;

public sealed class InvitationMailTests
{
    [Fact]
    public async Task Invite_WithAMailServer_SendsTheLink()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Args = ["--Smtp:Host=127.0.0.1", $"--Smtp:Port={port}", "--Smtp:Security=None", "--Smtp:From=console@example.com"],
        });

        var answer = await console.CallAsync("/member/invite", new { members = new[] { new { member_name = "Nina", email = "nina@example.com", locale = "en-US" } } });

        var mail = await received;
        Assert.Contains("RCPT TO:<nina@example.com>", mail);
        Assert.Contains(new Uri(answer.Data.GetProperty("items")[0].GetProperty("invite_url").GetString()!).Query, mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_MailServerGone_StillInvites()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Args = ["--Smtp:Host=127.0.0.1", "--Smtp:Port=1", "--Smtp:Security=None", "--Smtp:From=console@example.com"],
        });

        var answer = await console.CallAsync("/member/invite", new { members = new[] { new { member_name = "Nina", email = "nina@example.com" } } });

        Assert.Single(answer.Data.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("Host", "smtp://mail", "Smtp:Host")]
    [InlineData("Port", "0", "Smtp:Port")]
    [InlineData("Security", "Maybe", "Smtp:Security")]
    [InlineData("From", "nobody at all", "Smtp:From")]
    [InlineData("User", "somebody", "Smtp:Password")]
    public void Options_OneThingWrong_IsNamed(string property, string value, string named)
    {
        var options = new SmtpOptions { Host = "mail.example.com", From = "console@example.com" };
        Assert.True(new ValidateSmtpOptions().Validate(null, options).Succeeded);

        var one = typeof(SmtpOptions).GetProperty(property)!;
        one.SetValue(options, Convert.ChangeType(value, one.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains(named, new ValidateSmtpOptions().Validate(null, options).FailureMessage);
    }

    // As much of a mail server as a sender needs.
    private static async Task<string> ReceiveAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        var said = new StringBuilder();
        var isData = false;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Append(line).Append("\r\n");
            if (isData)
            {
                isData = line != ".";
                if (!isData)
                {
                    await writer.WriteLineAsync("250 kept");
                }

                continue;
            }

            isData = line == "DATA";
            await writer.WriteLineAsync(isData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 test");
            if (line == "QUIT")
            {
                break;
            }
        }

        return said.ToString();
    }
}
