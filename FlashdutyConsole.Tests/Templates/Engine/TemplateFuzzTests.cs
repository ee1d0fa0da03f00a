using CsCheck;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates.Engine;

/// <summary>No text crashes the parser, no template the evaluator: a template error at most.</summary>
public sealed class TemplateFuzzTests
{
    private static readonly GoData s_data = GoData.Parse(
        """{"n": 3, "f": 2.5, "s": "a世🔥", "t": true, "nil": null, "l": [1, "x", null, [2]], "m": {"a": 1, "b": {"c": "d"}}, "Alerts": [{"Labels": {"k": "v"}}]}""");

    private static readonly string[] s_operands =
    [
        ".", "$", "nil", "true", "1", "-3", "2.5", "1i", "'x'", "\"a\"", "`b`", "\"%*d %[2]q %v\"", "\"(a|b)*c{2,3}\"", "\"2006-01-02 MST\"", ".n", ".f", ".s", ".t", ".nil", ".l", ".m",
        ".m.b", ".x", "$v", ".Alerts", "(now)", "(list 1 .l)", "(dict \"a\" .m)", "9223372036854775807", "1e300", "\"\\xff\\U0001F600\"", "\"{\\\"a\\\":[1]}\"", "\"a.#.b\"", "(toDate \"2006\" \"2024\")",
    ];

    private static readonly Gen<string> s_soup = Among.These(
            "{{", "}}", "{{-", "-}}", " ", "\n", "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue", "|", "(", ")", ":=", "=", ",", "$x", ".", ".a", "nil", "\"a\"",
            "`", "'", "\"", "\\", "/*", "*/", "0x1", "1e9", "print", "len", "é", "🔥", "\ud800", "\0", "text", "-", "+")
        .Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> s_call = Gen.Select(
        Among.These([.. FunctionCatalog.All.Select(function => function.Name)]),
        Among.These(s_operands).Array[0, 4],
        Among.These(s_operands),
        Among.These("", "", " | print", " | len", " | toJson", " | upper", " | index .m"),
        (name, arguments, value, tail) => $"{{{{$v := {value.Replace("$v", "1")}}}}}{{{{{name} {string.Join(' ', arguments)}{tail}}}}}");

    private static readonly Gen<string> s_block = Gen.Select(
        Among.These("if", "with", "range", "range $v :=", "if not", "with $x :="), Among.These(s_operands), s_call, s_call,
        (word, value, inner, other) => $"{{{{$v := 1}}}}{{{{{word} {value}}}}}{inner}{{{{else}}}}{other}{{{{end}}}}");

    [Fact]
    public void ParseAndRender_AnyText_GivesTextOrATemplateError() => Gen.OneOf(s_soup, s_call, s_block, Gen.String).Sample(template =>
    {
        try
        {
            var text = GoTemplate.Parse(template).Render(s_data, RenderOptions.Card).Text;
            Assert.True(text.Length <= RenderOptions.Card.Limits.OutputBytes);
            Assert.Equal(text, new string(text.EnumerateRunes().SelectMany(rune => rune.ToString()).ToArray()));
        }
        catch (TemplateException fault)
        {
            Assert.True(fault is { Line: > 0, Column: > 0, Message.Length: > 0 });
            Assert.DoesNotContain("cannot work with these arguments", fault.Message);
        }
    }, iter: 20_000);
}
