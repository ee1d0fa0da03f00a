using System.Globalization;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data;

/// <summary>What people do at the same instant shares a commit; nobody's failure is anybody else's.</summary>
public sealed class SharedCommitTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConsoleWriter Writer => _console.Get<ConsoleWriter>();

    [Fact]
    public async Task Run_TogetherAndOneFails_OnlyItsOwnChangeIsUndone()
    {
        var told = new List<string>();
        var writes = await TogetherAsync(
            () => AddAsync("first", told),
            () => AddAsync("second", told, fail: true),
            () => AddAsync("third", told));

        await writes[0];
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[1]);
        await writes[2];
        Assert.Equal(["first", "third"], await SubjectsAsync("first", "second", "third"));
        Assert.Equal(["first", "third"], told);
    }

    [Fact]
    public async Task Run_TogetherAndTheDatabaseRefusesOne_TheOthersAreStored()
    {
        await Writer.RunAsync(WritePriority.Person, write => Receipt(write, "taken"), Cancel);

        var writes = await TogetherAsync(
            () => Writer.RunAsync(WritePriority.Person, write => Receipt(write, "taken"), Cancel),
            () => Writer.RunAsync(WritePriority.Person, write => Receipt(write, "free"), Cancel));

        await Assert.ThrowsAsync<DbUpdateException>(() => writes[0]);
        await writes[1];
        Assert.Equal(1, await _console.ReadAsync(db => db.CallbackReceipts.CountAsync(one => one.DedupKey == "taken", Cancel)));
        Assert.Equal(1, await _console.ReadAsync(db => db.CallbackReceipts.CountAsync(one => one.DedupKey == "free", Cancel)));
    }

    [Fact]
    public async Task Run_CallerGivesUpWhileWaiting_ItIsNeverRun()
    {
        using var impatient = new CancellationTokenSource();
        var ran = false;
        var writes = await TogetherAsync(
            () => AddAsync("patient", []),
            () =>
            {
                var write = Writer.RunAsync(
                    WritePriority.Person,
                    _ =>
                    {
                        ran = true;
                        return Task.CompletedTask;
                    },
                    impatient.Token);
                impatient.Cancel();
                return write;
            });

        await writes[0];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writes[1]);
        Assert.False(ran);
    }

    [Fact]
    public async Task Run_WhatFollowsFails_ItIsStoredAndTheCallerHears()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.RunAsync(
            WritePriority.Person,
            write =>
            {
                Add(write, "kept");
                write.AfterCommit(() => throw new InvalidOperationException("after"));
                return Task.CompletedTask;
            },
            Cancel));

        Assert.Equal(["kept"], await SubjectsAsync("kept"));
        await AddAsync("next", []);
        Assert.Equal(["next"], await SubjectsAsync("next"));
    }

    [Fact]
    public async Task Run_InTheCallersLanguage_TheWorkSeesIt()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
            var seen = await Writer.RunAsync(WritePriority.Person, _ => Task.FromResult(CultureInfo.CurrentUICulture.Name), Cancel);
            Assert.Equal("fr", seen);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Run_MoreThanShareOneCommit_AllAreStored()
    {
        var names = Enumerable.Range(0, 100).Select(number => $"many-{number:000}").ToArray();

        await Task.WhenAll(await TogetherAsync([.. names.Select(name => (Func<Task>)(() => AddAsync(name, [])))]));

        Assert.Equal(names, await SubjectsAsync(names));
    }

    // While the gate is held all of them queue up, so they share a transaction when it opens.
    private async Task<IReadOnlyList<Task>> TogetherAsync(params Func<Task>[] writes)
    {
        using (await _console.Get<WriteGate>().EnterAsync(WritePriority.Person, Cancel))
        {
            return [.. writes.Select(write => write())];
        }
    }

    private Task AddAsync(string subject, List<string> told, bool fail = false) => Writer.RunAsync(
        WritePriority.Person,
        async write =>
        {
            Add(write, subject);
            write.AfterCommit(() => told.Add(subject));
            if (fail)
            {
                // Written already, so that only undoing it helps.
                await write.Db.SaveChangesAsync(Cancel);
                throw new InvalidOperationException(subject);
            }
        },
        Cancel);

    private static void Add(Write write, string subject) =>
        write.Db.AuditEntries.Add(new AuditEntry { CreatedAt = write.Now, Operation = "test", Subject = subject });

    private static Task Receipt(Write write, string key)
    {
        write.Db.CallbackReceipts.Add(new CallbackReceipt { IntegrationId = 1, DedupKey = key, ReceivedAt = write.Now });
        return Task.CompletedTask;
    }

    private Task<List<string>> SubjectsAsync(params string[] names) => _console.ReadAsync(db => db.AuditEntries
        .Where(entry => names.Contains(entry.Subject)).OrderBy(entry => entry.Subject).Select(entry => entry.Subject).ToListAsync(Cancel));
}
