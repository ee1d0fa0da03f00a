using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Templates.Engine;

/// <summary>What the help page says of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Signature">Parameters in Go's spelling.</param>
/// <param name="HelpKey">The key of its one line of help, see <see cref="FunctionCatalog.Help"/>.</param>
/// <param name="Example">A template over the catalog's sample that shows it; null where nothing repeatable could be shown.</param>
/// <param name="Result">What the example renders.</param>
public sealed record FunctionHelp(string Name, FunctionFamily Family, string Signature, string HelpKey, string? Example, string Result);
