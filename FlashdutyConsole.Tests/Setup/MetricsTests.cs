using System.Text.RegularExpressions;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Setup;

public sealed partial class MetricsTests
{
    [Fact]
    public async Task Metrics_OfARunningConsole_AreWellFormedAndHoldNoSecret()
    {
        await using var console = await TestConsole.StartAsync();
        await console.PostAsync("/event/push/alert/standard?integration_key=integration-key-that-nobody-has", "{}", null);

        using var response = await console.Http.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
        Assert.Contains($"flashduty_incidents{{progress=\"{IncidentProgress.Triggered}\"}} 0\n", text);
        Assert.Contains("flashduty_deliveries{state=\"Pending\"} 0\n", text);
        Assert.Contains("flashduty_ingest_requests_total{source=\"standard\",code=\"401\"} 1\n", text);
        Assert.Contains("flashduty_callback_requests_total{source=\"callback\",code=\"200\"} 0\n", text);
        Assert.DoesNotContain("integration-key-that-nobody-has", text);
    }

    [Fact]
    public void Sample_LabelWithQuotesAndBreaks_IsEscaped() =>
        Assert.Equal("m{l=\"a\\\"b\\\\c\\nd\"} 1.5\n", new MetricsText().Sample("m", 1.5, ("l", "a\"b\\c\nd")).ToString());

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? [0-9.E+]+)$""")]
    private static partial Regex Line();
}
