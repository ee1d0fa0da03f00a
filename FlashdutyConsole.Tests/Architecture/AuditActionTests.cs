using System.Globalization;
using System.Resources;
using FlashdutyConsole.Audit;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>What the audit log can name, people can read.</summary>
public sealed class AuditActionTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Action_EveryOne_HasALabel(string culture)
    {
        var labels = new ResourceManager(typeof(AuditLabels));

        Assert.Equal([], AuditAction.All.Where(action => string.IsNullOrEmpty(labels.GetString(action.Name, CultureInfo.GetCultureInfo(culture)))).Select(action => action.Name));
    }
}
