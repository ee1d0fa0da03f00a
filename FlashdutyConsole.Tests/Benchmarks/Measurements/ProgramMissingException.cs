namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>A program is not installed.</summary>
/// <param name="package">The Debian package that has it.</param>
public sealed class ProgramMissingException(string package) : Exception($"needs the Debian package {package}")
{
    /// <summary>Path of the program.</summary>
    /// <exception cref="ProgramMissingException">It is nowhere in PATH.</exception>
    public static string Find(string package, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                if (Path.Combine(folder, name) is var path && File.Exists(path))
                {
                    return path;
                }
            }
        }

        throw new ProgramMissingException(package);
    }
}
