using System.Text.Json;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.OpenApi;

/// <summary>The checker itself: it finds what it is meant to find.</summary>
public sealed class JsonSchemaTests
{
    private const string Document =
        """
        {"components":{"schemas":{
          "Id":{"type":"string","pattern":"^[0-9a-f]{4}$"},
          "Thing":{"type":"object","required":["id"],"additionalProperties":false,"properties":{
            "id":{"$ref":"#/components/schemas/Id"},"kind":{"type":"string","enum":["a","b"]},"n":{"type":"integer","format":"int64","minimum":1,"maximum":9},
            "list":{"type":"array","maxItems":1,"items":{"type":"boolean"}},"name":{"type":"string","maxLength":2},
            "tags":{"type":"object","additionalProperties":{"type":"string"}},"one":{"oneOf":[{"type":"string"},{"type":"boolean"}]}}},
          "Both":{"allOf":[{"$ref":"#/components/schemas/Thing"},{"required":["kind"]}]}}}}
        """;

    private readonly JsonElement _document = JsonDocument.Parse(Document).RootElement;

    [Theory]
    [InlineData("""{"id":"00ff","kind":"a"}""")]
    [InlineData("""{"id":"00ff","kind":"b","n":9,"list":[true],"name":"中文","tags":{"x":"y"},"one":false}""")]
    public void Check_OfWhatFits_FindsNothing(string json) => Assert.Empty(Faults(json));

    [Theory]
    [InlineData("""{"kind":"a"}""")]
    [InlineData("""{"id":"00ff"}""")]
    [InlineData("""{"id":"00fg","kind":"a"}""")]
    [InlineData("""{"id":7,"kind":"a"}""")]
    [InlineData("""{"id":"00ff","kind":"c"}""")]
    [InlineData("""{"id":"00ff","kind":"a","n":"1"}""")]
    [InlineData("""{"id":"00ff","kind":"a","n":1.5}""")]
    [InlineData("""{"id":"00ff","kind":"a","n":10}""")]
    [InlineData("""{"id":"00ff","kind":"a","list":[1]}""")]
    [InlineData("""{"id":"00ff","kind":"a","list":[true,true]}""")]
    [InlineData("""{"id":"00ff","kind":"a","list":null}""")]
    [InlineData("""{"id":"00ff","kind":"a","name":"abc"}""")]
    [InlineData("""{"id":"00ff","kind":"a","tags":{"x":1}}""")]
    [InlineData("""{"id":"00ff","kind":"a","one":3}""")]
    [InlineData("""{"id":"00ff","kind":"a","more":3}""")]
    [InlineData("""[]""")]
    public void Check_OfWhatDoesNotFit_FindsIt(string json) => Assert.NotEmpty(Faults(json));

    private IReadOnlyList<string> Faults(string json)
    {
        var schemas = new JsonSchema(_document);
        return schemas.Check(schemas.Resolve("#/components/schemas/Both"), JsonDocument.Parse(json).RootElement);
    }
}
