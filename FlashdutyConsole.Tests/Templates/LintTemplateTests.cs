using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Tests.Templates;

public sealed class LintTemplateTests
{
    [Theory]
    [InlineData("{{.Title}} {{.Labels.anything}} {{$.Num}}")]
    [InlineData("{{range .Alerts}}{{.Title}}{{.Labels.x}}{{$.Title}}{{end}}")]
    [InlineData("{{with .Creator}}{{.PersonName}}{{end}}{{range $i, $r := .Responders}}{{$r.PersonName}}{{.Email}}{{end}}")]
    public void Lint_GoodTemplate_SaysNothing(string template) => Assert.Empty(LintTemplate.Run(template));

    [Fact]
    public void Lint_Preset_SaysNothing() => Assert.Empty(LintTemplate.Run(PresetTemplate.Template.WeComApp));

    [Theory]
    [InlineData("a\n{{.Titel}}", 2, 3, "Title")]
    [InlineData("{{range .Alerts}}{{.Tittle}}{{end}}", 1, 20, "Title")]
    [InlineData("{{with .Creator}}{{$.Titl}}{{.Name}}{{end}}", 1, 21, "Title")]
    [InlineData("{{if .alerts}}{{end}}", 1, 6, "Alerts")]
    public void Lint_UnknownField_IsAWarningWithTheNearestName(string template, int line, int column, string near)
    {
        var finding = LintTemplate.Run(template)[0];

        Assert.Equal((false, line, column), (finding.IsError, finding.Line, finding.Column));
        Assert.Contains(near, finding.Message);
    }

    [Fact]
    public void Lint_UnknownFunction_IsAnError() => Assert.True(Assert.Single(LintTemplate.Run("{{frob .Title}}")).IsError);

    [Fact]
    public void Lint_TooManyLines_SaysHowManyAreCut() =>
        Assert.Contains("last 2 are cut", Assert.Single(LintTemplate.Run("{{range until 10}}{{.}}\n{{end}}")).Message);
}
