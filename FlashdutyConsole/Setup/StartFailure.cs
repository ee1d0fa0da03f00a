using System.Text.RegularExpressions;
using FlashdutyConsole.Data.Backups;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Why the console did not start, in one line for whoever operates it.</summary>
/// <param name="Line">The setting or the thing at fault, and the cure.</param>
/// <param name="Code">The process's exit code.</param>
public sealed partial record StartFailure(string Line, int Code)
{
    // https://www.sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The failure that an exception stands for; null for a surprise, which deserves its stack trace.</summary>
    public static StartFailure? Of(Exception exception) => exception switch
    {
        OptionsValidationException options => Unusable(string.Join(" | ", options.Failures)),
        AggregateException { InnerExceptions: [var first, ..] } => Of(first),
        InvalidDataException settings => Unusable($"appsettings.json: {settings.Message} {settings.GetBaseException().Message}"),
        InvalidOperationException binding when WrongType().Match(binding.Message) is { Success: true } match =>
            Unusable($"{match.Groups["key"].Value}: '{match.Groups["value"].Value}' is not of the type that this setting takes; see --help"),
        InvalidOperationException level when WrongLevel().Match(level.Message) is { Success: true } match =>
            Unusable($"Logging:LogLevel: '{match.Groups["value"].Value}' is not a level; use Trace, Debug, Information, Warning, Error, Critical or None"),
        IOException { InnerException: AddressInUseException } inUse =>
            new StartFailure(OneLine($"Urls: {inUse.Message} Stop what listens there, or choose another address with --Urls"), ExitCode.Failed),
        IOException binding when binding.Message.StartsWith("Failed to bind", StringComparison.Ordinal) =>
            Unusable($"Urls: {binding.Message} Choose an address of this machine and a port that may be opened"),
        StoreException store => Unusable(store.Message),
        SqliteException store => OfStore(store),
        System.Net.Sockets.SocketException socket => Unusable($"Urls: cannot listen there ({socket.Message}); choose an address of this machine and a port that may be opened"),
        _ when exception.InnerException is { } inner => Of(inner),
        _ => null,
    };

    private static StartFailure? OfStore(SqliteException store) => store.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Unusable("Console:DataDirectory: console.db is damaged or not a database of this console; put a backup in its place. Nothing was changed"),
        ReadOnly or CannotOpen => Unusable("Console:DataDirectory: console.db cannot be opened for writing; give this user access to the file and its folder"),
        Full => Unusable("Console:DataDirectory: the disk is full; make room and start again"),
        _ => null,
    };

    private static StartFailure Unusable(string line) => new(OneLine(line), ExitCode.Unusable);

    private static string OneLine(string text) => Breaks().Replace(text, " ").Trim();

    [GeneratedRegex(@"Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type")]
    private static partial Regex WrongType();

    [GeneratedRegex("^Configuration value '(?<value>.*)' is not supported")]
    private static partial Regex WrongLevel();

    [GeneratedRegex(@"[\p{C}\s]+")]
    private static partial Regex Breaks();
}
