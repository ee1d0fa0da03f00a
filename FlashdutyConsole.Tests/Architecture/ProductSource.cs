using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>The product's source files as they lie in the repository.</summary>
internal static partial class ProductSource
{
    public static string Root { get; } = Find();

    /// <summary>The features' folders.</summary>
    public static IEnumerable<string> Folders => Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder))
        .Where(name => Code(name).Any()).Order();

    /// <summary>The C# files of a folder, without comments and without migrations.</summary>
    public static IEnumerable<(string Path, string Code)> Code(string folder) => Files(folder, ".cs")
        .Select(file => (file.Path, Comment().Replace(file.Text, "")));

    /// <summary>Files with one of these endings below the folder; all folders when it is empty.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
            .Select(path => (path, File.ReadAllText(Path.Combine(Root, path))));

    // From this file's place, or from where the tests run when they were built elsewhere.
    private static string Find([CallerFilePath] string thisFile = "")
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(thisFile)!])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "FlashdutyConsole", "FlashdutyConsole.csproj")))
                {
                    return Path.Combine(folder.FullName, "FlashdutyConsole");
                }
            }
        }

        throw new InvalidOperationException("the repository is not there");
    }

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
