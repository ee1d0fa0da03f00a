using System.Globalization;
using Bunit;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Help;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates.Help;

public sealed class TemplateHelpPageTests
{
    [Fact]
    public async Task Page_Opened_ListsEveryFunctionAndFindsByWhatItDoes()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        pages.Address = "help/templates";

        var page = pages.Open<TemplateHelpPage>();

        Assert.Equal(FunctionCatalog.All.Count, page.FindAll("[data-function]").Count);
        Assert.Contains("{{toHtml", page.Find("[data-function=toHtml]").TextContent, StringComparison.Ordinal);
        Assert.Contains(".IncidentSeverity", page.Find("[data-fields]").TextContent, StringComparison.Ordinal);

        pages.Address = "help/templates?q=how+long+ago";
        page = pages.Open<TemplateHelpPage>();

        Assert.Equal(["ago"], page.FindAll("[data-function]").Select(function => function.GetAttribute("data-function")));
    }

    [Fact]
    public void Guide_EveryExample_RendersOverTheSample() => Assert.All(TemplateHelpPage.Guide.Where(part => part.Example is not null), part =>
        Assert.NotEmpty(CardText.Fit(GoTemplate.Parse(part.Example!).Render(SampleIncident.Data, RenderOptions.Card).Text).Lines));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Fields_All_HaveHelp(string language)
    {
        var fields = All(FieldCatalog.Of(CultureInfo.GetCultureInfo(language))).ToList();

        Assert.Contains(fields, field => field.Name == "Alerts" && field.Element!.Any(inner => inner.Labels == LabelKind.Alert));
        Assert.All(fields, field => Assert.NotEmpty(field.Help));
    }

    private static IEnumerable<FieldHelp> All(IEnumerable<FieldHelp> fields) => fields.SelectMany(field => All(field.Fields).Concat(All(field.Element ?? [])).Prepend(field));
}
