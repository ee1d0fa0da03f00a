using System.Text.Json;

namespace FlashdutyConsole.Tests.Templates.Engine;

/// <summary>A template, its data, and what Go made of it: output, or an error.</summary>
public sealed record GoCase(string Id, string Template, string Data, string? Zone, string? Output)
{
    /// <summary>Our own cases, as Go 1.19.8 with the fork's functions rendered them.</summary>
    public static IReadOnlyList<GoCase> Own { get; } = LoadOwn();

    /// <summary>The project's corpus, where it lies beside the repository or where FLASHDUTY_TEMPLATES says; otherwise none.</summary>
    public static IReadOnlyList<GoCase> Corpus { get; } = LoadCorpus();

    private static List<GoCase> LoadOwn() => [.. LoadOwn("go-cases"), .. LoadOwn("go-cases-more")];

    private static List<GoCase> LoadOwn(string file)
    {
        using var stream = typeof(GoCase).Assembly.GetManifestResourceStream(file + ".json")!;
        using var document = JsonDocument.Parse(stream);
        var data = document.RootElement.GetProperty("data").GetRawText();
        return
        [
            .. document.RootElement.GetProperty("cases").EnumerateArray().Select((one, i) => new GoCase(
                $"{file}-{i}", one[0].GetString()!, data, one.GetArrayLength() > 2 ? one[2].GetString() : null, one[1].GetString())),
        ];
    }

    private static List<GoCase> LoadCorpus()
    {
        var file = Environment.GetEnvironmentVariable("FLASHDUTY_TEMPLATES");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); file is null && folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "templates", "corpus.json");
            file = File.Exists(path) ? path : null;
        }

        if (file is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    private static GoCase Read(JsonElement one) => new(
        one.GetProperty("id").GetString()!,
        one.GetProperty("template").GetString()!,
        one.TryGetProperty("data_text", out var text) ? text.GetString()! : one.GetProperty("data").GetRawText(),
        one.TryGetProperty("tz", out var zone) ? zone.GetString() : null,
        one.TryGetProperty("error", out _) ? null : one.GetProperty("output").GetString());
}
