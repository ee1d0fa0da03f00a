namespace FlashdutyConsole.Setup;

/// <summary>One setting as people meet it: in appsettings.json, as <c>Section__Key</c> in the environment, on the command line.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Value">What kind of value it takes, for the help.</param>
/// <param name="Help">What it means, in one line; the default at the end.</param>
/// <param name="IsSecret">Whether its value must not be shown.</param>
public sealed record ConsoleSetting(string Key, string Value, string Help, bool IsSecret = false);
