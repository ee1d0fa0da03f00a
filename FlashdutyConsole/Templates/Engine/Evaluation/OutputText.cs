using System.Buffers;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>The output, in a rented buffer, up to its limit.</summary>
internal sealed class OutputText(Budget budget) : IDisposable
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(1024);
    private int _length;

    public void Append(string text)
    {
        if (_length + text.Length > budget.Limits.OutputBytes)
        {
            throw new LimitException("the output is too long");
        }

        if (_length + text.Length > _buffer.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + text.Length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_buffer);
            _buffer = larger;
        }

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    public override string ToString()
    {
        var text = _buffer.AsSpan(0, _length);
        return _length <= budget.Limits.OutputBytes / 3 || System.Text.Encoding.UTF8.GetByteCount(text) <= budget.Limits.OutputBytes
            ? text.ToString()
            : throw new LimitException("the output is too long");
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
    }
}
