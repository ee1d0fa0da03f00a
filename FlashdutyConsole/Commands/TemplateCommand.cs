using System.CommandLine;
using System.Text;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Commands;

/// <summary>The commands <c>template render</c> and <c>template lint</c>: templates checked where they are kept, without a console or its database.</summary>
internal static class TemplateCommand
{
    // Deep recursion of a template is an error with a place, never a crash: as deep as Go goes.
    private const int StackBytes = 512 << 20;
    private const long LargestFile = 64 << 20;

    public static Command Create(TextWriter output, TextWriter error)
    {
        var template = new Command("template", "Render or check notification templates");
        template.Add(Render(output, error));
        template.Add(Lint(output, error));
        return template;
    }

    private static Command Render(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The template" };
        var data = new Option<string>("--data") { Description = "The data, a JSON file", HelpName = "FILE.json", Required = true };
        var missing = new Option<string>("--missing") { Description = "What a missing value prints: as Go, <no value>; or nothing, as on cards", HelpName = "go|empty", DefaultValueFactory = _ => "go" };
        missing.AcceptOnlyFromAmong("go", "empty");
        var command = new Command("render", "Render a template over JSON data") { file, data, missing };
        command.SetAction(parsed => RunDeep(() => Render(
            parsed.GetValue(file)!, parsed.GetValue(data)!, parsed.GetValue(missing) == "empty", output, error)));
        return command;
    }

    private static int Render(string file, string dataFile, bool missingIsEmpty, TextWriter output, TextWriter error)
    {
        if (Read(file, error) is not { } source || Read(dataFile, error) is not { } json)
        {
            return ExitCode.Failed;
        }

        try
        {
            var data = GoData.Parse(json.TrimStart('\uFEFF'));
            var options = new RenderOptions { MissingIsEmpty = missingIsEmpty, Limits = RenderLimits.CommandLine, TimeZone = LocalZone() };
            output.Write(GoTemplate.Parse(source).Render(data, options).Text);
            output.Flush();
            return ExitCode.Ok;
        }
        catch (FormatException broken)
        {
            error.WriteLine($"{dataFile}: {broken.Message}");
        }
        catch (TemplateException fault)
        {
            error.WriteLine($"{file}:{fault.Line}:{fault.Column}: {fault.Message}");
        }

        return ExitCode.Failed;
    }

    private static Command Lint(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("FILE") { Description = "The templates", Arity = ArgumentArity.OneOrMore };
        var command = new Command("lint", "Check templates for cards: syntax, unknown functions and fields, what a card will cut") { files };
        command.SetAction(parsed => RunDeep(() => parsed.GetValue(files)!.Max(file => Lint(file, output, error))));
        return command;
    }

    private static int Lint(string file, TextWriter output, TextWriter error)
    {
        if (Read(file, error) is not { } source)
        {
            return ExitCode.Failed;
        }

        var findings = LintTemplate.Run(source);
        foreach (var finding in findings)
        {
            (finding.IsError ? error : output).WriteLine(
                $"{file}:{finding.Line}:{finding.Column}: {(finding.IsError ? "error" : "warning")}: {finding.Message}");
        }

        if (findings.Count == 0)
        {
            output.WriteLine($"{file}: ok");
        }

        return findings.Any(finding => finding.IsError) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static string? Read(string file, TextWriter error)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
            {
                error.WriteLine($"{file}: the file is too large");
                return null;
            }

            return Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine($"{file}: {unreadable.Message}");
            return null;
        }
    }

    // As Go takes it: TZ, else the machine's zone.
    private static string LocalZone() => Environment.GetEnvironmentVariable("TZ")?.TrimStart(':') ?? TimeZoneInfo.Local.Id;

    private static int RunDeep(Func<int> run)
    {
        var code = ExitCode.Failed;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    code = run();
                }
                catch (Exception caught)
                {
                    failure = caught;
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        return failure is null ? code : throw new InvalidOperationException(failure.Message, failure);
    }
}
