using FlashdutyConsole.Audit;
using FlashdutyConsole.Members.AuditLog;

namespace FlashdutyConsole.Tests.Audit;

public sealed class AuditBodyTests
{
    [Fact]
    public void Of_Change_KeepsWhatDiffersAndMasksSecrets()
    {
        var before = new { Name = "same", Role = "Viewer", Settings = new { CorpId = "ww1", Secret = "old one" } };
        var after = new { Name = "same", Role = "Admin", Settings = new { CorpId = "ww1", Secret = "new one" } };

        var body = AuditBody.Of(before, after);

        Assert.Equal("""{"before":{"role":"Viewer","settings":{"corp_id":"ww1","secret":"******"}},"after":{"role":"Admin","settings":{"corp_id":"ww1","secret":"******"}}}""", body);
    }

    [Fact]
    public void Of_HugeValue_IsCutAndStaysJson()
    {
        var body = AuditBody.Of(null, new { Name = "x", Content = new string('y', 50_000) });

        Assert.True(body.Length < AuditBody.MaximumBytes);
        Assert.Equal("x", System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("after").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+49", "\"'+49\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =cmd", "\"'  =cmd\"")]
    [InlineData("\t=cmd", "\"' =cmd\"")]
    [InlineData("a\r\nb", "\"a  b\"")]
    [InlineData("\u001B[31mred", "\" [31mred\"")]
    [InlineData("he said \"no\", twice", "\"he said \"\"no\"\", twice\"")]
    [InlineData("plain", "\"plain\"")]
    public void Csv_DangerousCell_IsText(string text, string cell) => Assert.Equal(cell + "\r\n", AuditCsv.Line(text));
}
