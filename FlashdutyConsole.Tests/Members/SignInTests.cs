using System.Buffers.Binary;
using System.Net;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Members;

/// <summary>Check D5: passwords, guessing, and what an answer tells.</summary>
public sealed class SignInTests
{
    private const string Password = SignInConsole.Password;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_RightPassword_LeadsToThePageAskedFor()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = new Visitor(console);

        var seen = await visitor.SignInAsync(TestConsole.OwnerEmail, Password, "/signin?returnUrl=%2Fchannels%3Fq%3D1");

        Assert.Equal((HttpStatusCode.Redirect, "/channels?q=1"), (seen.Status, seen.Location));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/channels")).Status);
    }

    [Fact]
    public async Task SignIn_UnknownAccountOrWrongPassword_SameAnswerAndSameWork()
    {
        await using var console = await SignInConsole.StartAsync();
        var work = console.Get<PasswordWork>();
        using var visitor = new Visitor(console);
        // The first comparison with nobody makes the hash that stands in for theirs.
        await visitor.SignInAsync("first@example.com", "not the right one");

        var before = work.Count;
        var known = await visitor.SignInAsync(TestConsole.OwnerEmail, "not the right one");
        var afterKnown = work.Count;
        var unknown = await visitor.SignInAsync("owned@example.com", "not the right one");

        Assert.Equal((1, 1), (afterKnown - before, work.Count - afterKnown));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (known.Status, unknown.Status));
        Assert.Contains("not right", known.Text);
        Assert.Equal(Neutral(known.Text, TestConsole.OwnerEmail), Neutral(unknown.Text, "owned@example.com"));
        Assert.Equal(3, await console.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Operation == "member:session:refuse")));
    }

    [Theory]
    [InlineData("owner@example.com")]
    [InlineData("nobody@example.com")]
    public async Task SignIn_TenthTry_IsNotLookedAtAnyMore(string email)
    {
        await using var console = await SignInConsole.StartAsync();
        using var stranger = new Visitor(console);
        for (var attempt = 1; attempt <= SignInThrottle.MostOfAccount; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.SignInAsync(email, $"wrong guess {attempt}")).Status);
        }

        var before = console.Get<PasswordWork>().Count;
        var tenth = await stranger.SignInAsync(email, Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, tenth.Status);
        Assert.True(tenth.Headers.ContainsKey("Retry-After"));
        Assert.Equal(before, console.Get<PasswordWork>().Count);
    }

    [Fact]
    public async Task SignIn_StrangerGuesses_OwnerStillGetsInFromADeviceOfTheirs()
    {
        await using var console = await SignInConsole.StartAsync();
        using var owner = new Visitor(console);
        await owner.SignInAsync(TestConsole.OwnerEmail, Password);
        await owner.SubmitAsync("/account", "profile", ("Form.Name", "Owner"), ("Form.Locale", "en-US"), ("Form.TimeZone", "UTC"));
        using var stranger = new Visitor(console);
        for (var attempt = 0; attempt <= SignInThrottle.MostOfAccount; attempt++)
        {
            await stranger.SignInAsync(TestConsole.OwnerEmail, $"wrong guess {attempt}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync(TestConsole.OwnerEmail, Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignInAsync(TestConsole.OwnerEmail, Password)).Status);
    }

    [Fact]
    public async Task SignIn_AfterTheRest_IsLookedAtAgain()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = clock });
        var throttle = console.Get<SignInThrottle>();
        for (var attempt = 0; attempt < SignInThrottle.MostOfAccount; attempt++)
        {
            Assert.True((await throttle.BeginAsync("li@example.com", null, "10.0.0.1", Cancel)).IsAllowed);
        }

        var refused = await throttle.BeginAsync("LI@example.com ", null, "10.0.0.2", Cancel);
        Assert.Equal((false, true), (refused.IsAllowed, refused.IsFirst));
        Assert.False((await throttle.BeginAsync("li@example.com", null, "10.0.0.2", Cancel)).IsFirst);
        Assert.True((await throttle.BeginAsync("li@example.com", "her own", "10.0.0.2", Cancel)).IsAllowed);
        clock.Advance(SignInThrottle.Rest);
        Assert.True((await throttle.BeginAsync("li@example.com", null, "10.0.0.2", Cancel)).IsAllowed);
    }

    [Fact]
    public async Task SignIn_AfterARestart_TheCountAndTheKnownDeviceAreStillThere()
    {
        var data = Directory.CreateTempSubdirectory("console-test-");
        try
        {
            var cookies = new CookieContainer();
            await using (var first = await SignInConsole.StartAsync(data))
            {
                using var visitor = new Visitor(first, cookies);
                Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(TestConsole.OwnerEmail, Password)).Status);
                using var stranger = new Visitor(first);
                for (var attempt = 0; attempt < SignInThrottle.MostOfAccount; attempt++)
                {
                    Assert.Equal(HttpStatusCode.OK, (await stranger.SignInAsync(TestConsole.OwnerEmail, $"wrong guess {attempt}")).Status);
                }

                var stored = await first.ReadAsync(db => db.SignInCounters.ToListAsync(Cancel));
                Assert.Equal([SignInThrottle.MostOfAccount, SignInThrottle.MostOfAccount], stored.Select(row => row.Count));
                Assert.DoesNotContain("owner", string.Concat(stored.Select(row => row.Key)), StringComparison.OrdinalIgnoreCase);
            }

            await using var second = await SignInConsole.StartAsync(data);
            using var again = new Visitor(second);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await again.SignInAsync(TestConsole.OwnerEmail, Password)).Status);
            using var known = new Visitor(second, cookies);
            Assert.Equal(HttpStatusCode.Redirect, (await known.SignInAsync(TestConsole.OwnerEmail, Password)).Status);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Counters_ThatCountNoMore_AreRemoved()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = clock });
        var right = await console.Get<SignInThrottle>().BeginAsync("li@example.com", null, "10.0.0.1", Cancel);
        await console.Get<SignInThrottle>().BeginAsync("wu@example.com", null, "10.0.0.2", Cancel);
        await console.Get<SweepSessions>().PassAsync(Cancel);
        Assert.Equal(4, await console.ReadAsync(db => db.SignInCounters.CountAsync(Cancel)));

        console.Get<SignInThrottle>().Right(right);
        await console.Get<SweepSessions>().PassAsync(Cancel);
        Assert.Equal(2, await console.ReadAsync(db => db.SignInCounters.CountAsync(Cancel)));

        clock.Advance(SignInThrottle.Rest);
        await console.Get<SweepSessions>().PassAsync(Cancel);
        Assert.Equal(0, await console.ReadAsync(db => db.SignInCounters.CountAsync(Cancel)));
    }

    [Fact]
    public async Task SignIn_SprayOverManyAccounts_IsStopped()
    {
        await using var console = await SignInConsole.StartAsync();
        using var attacker = new Visitor(console);
        var token = Visitor.TokenOf(await attacker.OpenAsync("/signin"));

        var answers = new List<HttpStatusCode>();
        for (var account = 0; account < 1000; account++)
        {
            answers.Add((await attacker.PostAsync(
                "/signin", ("_handler", "signin"), ("__RequestVerificationToken", token), ("Form.Email", $"person{account}@example.com"), ("Form.Password", "Autumn leaves 1"))).Status);
        }

        Assert.All(answers[..SignInThrottle.MostOfNetwork], answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.All(answers[SignInThrottle.MostOfNetwork..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer));
        Assert.InRange(console.Get<PasswordWork>().Count, SignInThrottle.MostOfNetwork, SignInThrottle.MostOfNetwork + 1);
    }

    [Fact]
    public async Task SignIn_ManyAtOnce_HashesTwoAtATime()
    {
        await using var console = await SignInConsole.StartAsync();
        // Each counts as a wrong attempt until it turns out right; on a busy machine all are under way at once.
        var visitors = Enumerable.Range(0, SignInThrottle.MostOfAccount).Select(_ => new Visitor(console)).ToList();

        var seen = await Task.WhenAll(visitors.Select(visitor => visitor.SignInAsync(TestConsole.OwnerEmail, Password)));

        Assert.All(seen, one => Assert.Equal(HttpStatusCode.Redirect, one.Status));
        Assert.InRange(console.Get<PasswordWork>().Peak, 1, 2);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Theory]
    [InlineData(64)]
    [InlineData(200)]
    [InlineData(256)]
    public async Task SignIn_LongPassword_CountsToItsLastCharacter(int length)
    {
        var password = string.Concat(Enumerable.Repeat("\u5BC6\u7801 \u00E9\U0001F600w ", 40))[..(length - 1)] + "!";
        await using var console = await SignInConsole.StartAsync(password);
        using var visitor = new Visitor(console);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(TestConsole.OwnerEmail, password[..^1])).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(TestConsole.OwnerEmail, password[..^1] + "?")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(TestConsole.OwnerEmail, password)).Status);
    }

    [Fact]
    public async Task Hash_AsStored_IsSha512WithEnoughRounds()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { OwnerPassword = Password });
        var hash = Convert.FromBase64String((await console.ReadAsync(db => db.Members.Select(member => member.PasswordHash).SingleAsync()))!);

        // Identity's format 3: marker, PRF (2 = HMAC-SHA512), rounds.
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 220_000);
    }

    [Theory]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("Password123!")]
    [InlineData("sunshine2024")]
    [InlineData("qwertyuiop")]
    [InlineData("12345678901")]
    [InlineData("abcdefghijk")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("flashduty2026")]
    public void CommonPasswords_WhatAttackersTryFirst_IsListed(string password) => Assert.True(CommonPasswords.Contains(password));

    [Fact]
    public async Task CommonPasswords_EachOfTheList_IsRefused()
    {
        await using var console = await TestConsole.StartAsync();
        await using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("FlashdutyConsole.Members.Passwords.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var listed = (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var taken = new List<string>();
        foreach (var password in listed)
        {
            // Upper case and a year at the end do not help.
            foreach (var variant in (string[])[password, password.ToUpperInvariant(), .. char.IsLetter(password[^1]) ? (string[])[password + "2026!"] : []])
            {
                if (await console.Get<PasswordWork>().FaultAsync(new Member(), variant) is null)
                {
                    taken.Add(variant);
                }
            }
        }

        Assert.True(listed.Length >= 3000);
        Assert.Equal([], taken);
    }

    [Fact]
    public void CommonPasswords_List_IsLongEnoughAndLeavesSentencesAlone()
    {
        Assert.True(CommonPasswords.Count >= 3000);
        Assert.False(CommonPasswords.Contains("correct horse battery"));
        Assert.False(CommonPasswords.Contains("\u4ECA\u5929\u5929\u6C14\u771F\u597D\u6211\u4EEC\u53BB\u722C\u5C71"));
    }

    private static string Neutral(string page, string email) =>
        System.Text.RegularExpressions.Regex.Replace(page.Replace(email, "", StringComparison.Ordinal), "value=\"[^\"]*\"|<!--.*?-->", "");
}
