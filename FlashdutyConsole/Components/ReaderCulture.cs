using System.Globalization;

namespace FlashdutyConsole.Components;

/// <summary>
/// The reader's language, taken when a page is made. Word of a change comes on whatever thread made it, with that request's language:
/// a page that is drawn from there would change its language.
/// </summary>
public sealed class ReaderCulture
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>Does something in the reader's language. The caller keeps its own.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        // What an async method changes here ends with it.
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        await work();
    }
}
