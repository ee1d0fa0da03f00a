using FlashdutyConsole.Linking.People;

namespace FlashdutyConsole.Tests.Linking.People;

public sealed class LinkFileTests
{
    [Fact]
    public void File_WithHeadingMarkQuotesAndBlankLines_IsRead()
    {
        var (rows, faults) = LinkFile.Read("\uFEFFEmail,wecom_userid\r\n\r\n a@x.example , ZhangSan \r\n\"b@x.example\",\"li.si\"\r\n");

        Assert.Empty(faults);
        Assert.Equal([new LinkFileRow(3, "a@x.example", "zhangsan"), new LinkFileRow(4, "b@x.example", "li.si")], rows);
    }

    [Fact]
    public void File_WithFaults_NamesEachByItsLine()
    {
        var (rows, faults) = LinkFile.Read("a@x.example,zhang\nb@x.example\nc@x.example,-no\na@X.example,wang\nd@x.example,ZHANG\ne@x.example,a,b\n");

        Assert.Single(rows);
        Assert.Equal(
            [
                new LinkFileFault(2, LinkFileFaultKind.Columns), new LinkFileFault(3, LinkFileFaultKind.UserId, "-no"),
                new LinkFileFault(4, LinkFileFaultKind.EmailTwice, "a@X.example"), new LinkFileFault(5, LinkFileFaultKind.UserTwice, "zhang"),
                new LinkFileFault(6, LinkFileFaultKind.Columns),
            ],
            faults);
    }
}
