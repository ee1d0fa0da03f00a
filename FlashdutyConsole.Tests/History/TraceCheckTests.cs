using FlashdutyConsole.Benchmarks.Faults;

namespace FlashdutyConsole.Tests.History;

public sealed class TraceCheckTests
{
    private const string Write = """11 10:00:00.000001 pwrite64(96</data/console.db-wal>, "..traced-000007..", 4096, 32) = 4096""";
    private const string Sync = """11 10:00:00.000002 fsync(96</data/console.db-wal>) = 0""";
    private const string Answer = """12 10:00:00.000003 sendto(101<TCP:[1->2]>, "HTTP/1.1 200 OK\r\n{\"alert_key\":\"traced-000007\"}", 99, 0, NULL, 0) = 99""";

    [Fact]
    public void Trace_WriteSyncAnswer_IsDurable() => Verify([Write, Sync, Answer], early: false);

    [Fact]
    public void Trace_SyncInTwoParts_IsDurable() => Verify(
        [Write, "11 10:00:00.000002 fsync(96</data/console.db-wal> <unfinished ...>", "13 10:00:00.000002 write(1</out>, \"x\", 1) = 1", "11 10:00:00.000003 <... fsync resumed>) = 0", Answer],
        early: false);

    [Fact]
    public void Trace_NoSync_IsEarly() => Verify([Write, Answer], early: true);

    [Fact]
    public void Trace_AnswerBeforeSync_IsEarly() => Verify([Write, Answer, Sync], early: true);

    [Fact]
    public void Trace_SyncOfAnotherFile_IsEarly() => Verify([Write, Sync.Replace("-wal", ""), Answer], early: true);

    [Fact]
    public void Trace_SyncThatFails_IsEarly() => Verify([Write, Sync.Replace("= 0", "= -1 EIO (Input/output error)"), Answer], early: true);

    [Fact]
    public void Trace_SyncThatBeganBeforeTheWrite_IsEarly() => Verify(
        ["11 10:00:00.000000 fsync(96</data/console.db-wal> <unfinished ...>", Write.Replace("11 ", "14 "), "11 10:00:00.000003 <... fsync resumed>) = 0", Answer],
        early: true);

    [Fact]
    public void Trace_NoAnswer_CountsNone() => Assert.Equal(0, TraceCheck.Run([Write, Sync], [TraceCheck.KeyOf(7)]).Answers);

    private static void Verify(string[] lines, bool early)
    {
        var (answers, tooEarly) = TraceCheck.Run(lines, [TraceCheck.KeyOf(7)]);
        Assert.Equal(1, answers);
        Assert.Equal(early ? [TraceCheck.KeyOf(7)] : [], tooEarly);
    }
}
