using Microsoft.JSInterop;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>Gives the reader a file to keep.</summary>
internal static class SaveFile
{
    /// <summary>Lets the browser save a text as a JSON file.</summary>
    /// <param name="script">The browser.</param>
    /// <param name="module">The address of the module that does it.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="cancellationToken">Ends the wait for the browser.</param>
    public static async Task RunAsync(IJSRuntime script, string module, string name, string text, CancellationToken cancellationToken)
    {
        await using var files = await script.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./" + module);
        await files.InvokeVoidAsync("save", cancellationToken, name + ".json", text);
    }
}
