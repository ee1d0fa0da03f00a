using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Checks the section <c>Console</c> and the listening addresses. Each fault names its key and its cure.</summary>
public sealed class ValidateConsoleOptions(IConfiguration configuration) : IValidateOptions<ConsoleOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConsoleOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.PublicUrl) && !IsHost(options.PublicUrl))
        {
            faults.Add($"Console:PublicUrl: '{options.PublicUrl}' is not the address of a host; write it as https://console.example.com, without a path");
        }

        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            faults.Add("Console:DataDirectory: is empty; name a folder, or remove the setting");
        }
        else if (File.Exists(options.DataDirectory))
        {
            faults.Add($"Console:DataDirectory: '{options.DataDirectory}' is a file; name a folder");
        }

        faults.AddRange(Addresses(configuration[ConsoleSettings.Urls])
            .Where(address => !IsListening(address))
            .Select(address => $"Urls: '{address}' is not an address to listen on; write it as {ConsoleSettings.DefaultUrls}"));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Whether the text is an absolute http or https address without user, path, query and fragment.</summary>
    public static bool IsHost(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", Host.Length: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static string[] Addresses(string? urls) =>
        urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsListening(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", PathBase: "", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
