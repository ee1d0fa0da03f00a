namespace FlashdutyConsole.Tests.Members;

/// <summary>The table in <c>role-matrix.md</c>.</summary>
internal static class RoleMatrix
{
    /// <summary>The columns, in the order of the table.</summary>
    public static readonly string[] Who = ["anonymous", "viewer", "responder", "admin", "owner", "disabled"];

    /// <summary>The lines.</summary>
    public static IReadOnlyList<RoleMatrixLine> Lines { get; } = Read();

    private static RoleMatrixLine[] Read()
    {
        using var stream = typeof(RoleMatrix).Assembly.GetManifestResourceStream("role-matrix.md")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
            .Select(cells => new RoleMatrixLine(cells[0], cells[1], Who.Zip(cells[2..]).ToDictionary(pair => pair.First, pair => pair.Second)))];
    }
}

/// <summary>One line.</summary>
/// <param name="Endpoint">Method and route.</param>
/// <param name="Needs">The role it states, or <c>anyone</c>.</param>
/// <param name="Expected">What each gets.</param>
internal sealed record RoleMatrixLine(string Endpoint, string Needs, IReadOnlyDictionary<string, string> Expected);
