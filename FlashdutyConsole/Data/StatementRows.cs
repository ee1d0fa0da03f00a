namespace FlashdutyConsole.Data;

/// <summary>The rows of a <see cref="Statement"/> that is being read.</summary>
public readonly ref struct StatementRows
{
    private readonly Statement _statement;

    internal StatementRows(Statement statement) => _statement = statement;

    /// <summary>Moves to the next row; false = there is none.</summary>
    public bool Read() => _statement.Next();

    /// <summary>A text, by its place from 0.</summary>
    public string Text(int column) => _statement.Text(column);

    /// <summary>An integer or a boolean (0, 1), by its place from 0.</summary>
    public long Number(int column) => _statement.Number(column);

    /// <summary>Ends reading; the statement may be run again.</summary>
    public void Dispose() => _statement.End();
}
