using System.Globalization;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Tests.Templates.Engine;

public sealed class FunctionCatalogTests
{
    public static TheoryData<string> Names() => [.. FunctionCatalog.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_ItsExample_RendersAsShown(string name)
    {
        var function = FunctionCatalog.All.Single(one => one.Name == name);

        Assert.NotEmpty(FunctionCatalog.Help(function.HelpKey, CultureInfo.GetCultureInfo("en")));
        Assert.NotEmpty(FunctionCatalog.Help(function.HelpKey, CultureInfo.GetCultureInfo("zh-CN")));
        Assert.NotEqual(FunctionCatalog.Help(function.HelpKey, CultureInfo.GetCultureInfo("en")), FunctionCatalog.Help(function.HelpKey, CultureInfo.GetCultureInfo("zh-CN")));
        Assert.Contains(name, Assert.IsType<string>(function.Example));
        Assert.Equal(function.Result, GoTemplate.Parse(function.Example).Render(FunctionCatalog.Sample, RenderOptions.Go).Text);
    }

    [Theory]
    [InlineData("{{env \"PATH\"}}")]
    [InlineData("{{expandenv \"$HOME\"}}")]
    [InlineData("{{getHostByName \"localhost\"}}")]
    [InlineData("{{genPrivateKey \"rsa\"}}")]
    [InlineData("{{genCA \"a\" 1}}")]
    [InlineData("{{\"x\" | htpasswd \"a\"}}")]
    public void Function_ThatReadsTheMachine_IsRefused(string template)
    {
        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template).Render(GoData.Null, RenderOptions.Go));

        Assert.Equal(TemplateFault.Execution, fault.Fault);
        Assert.Contains("may not", fault.Message);
        Assert.DoesNotContain(FunctionCatalog.All, function => function.Family == FunctionFamily.Refused);
    }
}
