using System.Text;
using System.Xml;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>
/// A small XML document as a tree. Strangers can send the outer envelope, so there is no DTD, no resolver, and a bound on
/// size, depth and number of elements; anything beyond is simply unreadable.
/// </summary>
internal sealed class WeComElement
{
    private const int MaxDepth = 8;
    private const int MaxElements = 1000;

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = WeComLimits.CallbackBodyBytes,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly List<WeComElement> _children = [];
    private readonly StringBuilder _text = new();

    private WeComElement(string name) => Name = name;

    public string Name { get; }

    /// <summary>Text and CDATA of this element alone, without the white space around it.</summary>
    public string Text => _text.ToString().Trim();

    public IEnumerable<WeComElement> All(params ReadOnlySpan<string> names)
    {
        var wanted = names.ToArray();
        return _children.Where(c => wanted.Contains(c.Name, StringComparer.Ordinal));
    }

    public WeComElement? One(params ReadOnlySpan<string> names) => All(names).FirstOrDefault();

    /// <summary>Text of the first child with the name; null when there is none.</summary>
    public string? Value(params ReadOnlySpan<string> names) => One(names)?.Text;

    /// <summary>Number in the first child with the name; null when there is none or it is no number.</summary>
    public long? Number(string name) =>
        long.TryParse(Value(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a document whose root is <c>xml</c>; null when it is anything else.</summary>
    public static WeComElement? Read(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > WeComLimits.CallbackBodyBytes)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), s_settings);
            return Build(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static WeComElement? Build(XmlReader reader)
    {
        WeComElement? root = null;
        var open = new Stack<WeComElement>();
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MaxDepth || ++elements > MaxElements)
                    {
                        return null;
                    }

                    var element = new WeComElement(reader.LocalName);
                    if (open.TryPeek(out var parent))
                    {
                        parent._children.Add(element);
                    }

                    root ??= element;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var owner))
                    {
                        owner._text.Append(reader.Value);
                    }

                    break;
            }
        }

        return root is { Name: "xml" } ? root : null;
    }
}
