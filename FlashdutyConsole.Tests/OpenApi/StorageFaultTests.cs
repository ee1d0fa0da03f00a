using System.Net;
using FlashdutyConsole.Data;
using FlashdutyConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FlashdutyConsole.Tests.OpenApi;

public sealed class StorageFaultTests
{
    [Theory]
    [InlineData(13, "ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData(19, "InternalError", HttpStatusCode.InternalServerError)]
    public async Task Operation_WhenStorageFails_IsAnEnvelopeAllTheSame(int sqliteCode, string code, HttpStatusCode status)
    {
        var broken = new BrokenContexts();
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Configure = builder =>
            {
                builder.Services.RemoveAll<IDbContextFactory<ConsoleDb>>();
                builder.Services.AddSingleton<IDbContextFactory<ConsoleDb>>(provider =>
                {
                    broken.Inner = provider.GetRequiredService<IDbContextFactory<SqliteConsoleDb>>();
                    return broken;
                });
            },
        });
        broken.Code = sqliteCode;

        var answer = await console.CallAsync("/channel/list");

        broken.Code = 0;
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        Assert.DoesNotContain("sqlite", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class BrokenContexts : IDbContextFactory<ConsoleDb>
    {
        public IDbContextFactory<SqliteConsoleDb> Inner { get; set; } = null!;

        public int Code { get; set; }

        public ConsoleDb CreateDbContext() => Code == 0 ? Inner.CreateDbContext() : throw new SqliteException("SQLite Error", Code);
    }
}
