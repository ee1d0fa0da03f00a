using System.Globalization;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Setup.Demo;

/// <summary>
/// Writes the demo's people, channel and rule. What is there already stays as it is, so a demo can be stopped and started
/// again. The names are data of a pretend company, as in the sandbox.
/// </summary>
internal sealed class SeedDemo(ConsoleWriter writer, ConnectDemo connect, ChannelDirectory channels, IServiceScopeFactory scopes)
{
    private const int MostPeople = 5;
    private const string ChannelName = "Production";
    private const string RuleName = "On call";
    private const string KeyName = "demo";

    /// <summary>Writes what is missing.</summary>
    /// <param name="sandbox">The pretend WeCom; its people become members.</param>
    /// <param name="secrets">The owner's password and app key.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DemoReport> RunAsync(SandboxServer sandbox, DemoSecrets secrets, CancellationToken cancellationToken)
    {
        var company = sandbox.State.Corps[0];
        var people = await MembersAsync(company, secrets, cancellationToken);
        var owner = new Actor(people[0].Id, ActorSource.Console);
        var channelId = await ChannelAsync(owner, cancellationToken);
        var integrations = await connect.SaveAsync(sandbox, channelId, owner, cancellationToken);
        await writer.RunAsync(WritePriority.Person, async write =>
        {
            await LinkAsync(write, integrations.WeComId, company, people, cancellationToken);
            await RuleAsync(write, channelId, integrations.WeComId, people, cancellationToken);
        }, cancellationToken);
        channels.Forget();
        return new DemoReport(people[0].Email!, secrets.OwnerPassword, secrets.AppKey, integrations.StandardKey, integrations.PrometheusKey, company.FindUser(DemoSandbox.Newcomer)?.Email ?? "", sandbox.BaseUrl);
    }

    private Task<List<Member>> MembersAsync(SandboxCorp company, DemoSecrets secrets, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            using var scope = scopes.CreateScope();
            var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>();
            var members = new List<Member>();
            // The order of the seed: the first is the owner.
            foreach (var user in company.Users.OrderBy(user => user.Mobile, StringComparer.Ordinal).Take(MostPeople))
            {
                var normalized = user.Email!.ToUpperInvariant();
                var member = await write.Db.Members.SingleOrDefaultAsync(known => known.NormalizedEmail == normalized, cancellationToken);
                if (member is null)
                {
                    member = new Member
                    {
                        Name = user.Name,
                        Email = user.Email,
                        NormalizedEmail = normalized,
                        UserName = user.Email,
                        NormalizedUserName = normalized,
                        PhoneNumber = user.Mobile,
                        CountryCode = "86",
                        SecurityStamp = Guid.NewGuid().ToString("N"),
                        LockoutEnabled = true,
                        Role = members.Count == 0 ? MemberRole.Owner : MemberRole.Responder,
                        Status = MemberStatus.Enabled,
                        CreatedAt = write.Now,
                        UpdatedAt = write.Now,
                    };
                    write.Db.Members.Add(member);
                }

                members.Add(member);
            }

            // The newcomer has a password too: it takes one to link.
            foreach (var one in members.Where((member, index) => index == 0 || IsNewcomer(company, member)))
            {
                if (one.PasswordHash is null || hasher.VerifyHashedPassword(one, one.PasswordHash, secrets.OwnerPassword) == PasswordVerificationResult.Failed)
                {
                    one.PasswordHash = hasher.HashPassword(one, secrets.OwnerPassword);
                }
            }

            var owner = members[0];

            await write.Db.SaveChangesAsync(cancellationToken);
            var hash = AppKey.HashOf(secrets.AppKey);
            if (!await write.Db.AppKeys.AnyAsync(key => key.Hash == hash, cancellationToken))
            {
                write.Db.AppKeys.Add(new AppKey { Name = KeyName, Hash = hash, MemberId = owner.Id, CreatedAt = write.Now });
            }

            return members;
        }, cancellationToken);

    private Task<long> ChannelAsync(Actor owner, CancellationToken cancellationToken) => writer.RunAsync(WritePriority.Person, async write =>
    {
        var channel = await write.Db.Channels.OrderBy(known => known.Id).FirstOrDefaultAsync(known => known.DeletedAt == null, cancellationToken);
        if (channel is null)
        {
            channel = new Channels.Channel { Name = ChannelName, CreatorId = owner.MemberId, CreatedAt = write.Now, UpdatedAt = write.Now };
            write.Db.Channels.Add(channel);
            await write.Db.SaveChangesAsync(cancellationToken);
        }

        return channel.Id;
    }, cancellationToken);

    private static async Task LinkAsync(Write write, long integrationId, SandboxCorp company, List<Member> people, CancellationToken cancellationToken)
    {
        var linked = await write.Db.MemberLinks.Where(link => link.IntegrationId == integrationId).ToListAsync(cancellationToken);
        foreach (var member in people.Where(member => !IsNewcomer(company, member)))
        {
            var userId = company.Users.First(user => string.Equals(user.Email, member.Email, StringComparison.OrdinalIgnoreCase)).UserId;
            if (!linked.Any(link => link.MemberId == member.Id || link.WeComUserId == userId))
            {
                write.Db.MemberLinks.Add(new MemberLink { IntegrationId = integrationId, MemberId = member.Id, WeComUserId = userId, LinkedAt = write.Now });
            }
        }
    }

    private static bool IsNewcomer(SandboxCorp company, Member member) =>
        string.Equals(company.FindUser(DemoSandbox.Newcomer)?.Email, member.Email, StringComparison.OrdinalIgnoreCase);

    private static async Task RuleAsync(Write write, long channelId, long integrationId, List<Member> people, CancellationToken cancellationToken)
    {
        if (await write.Db.EscalationRules.AnyAsync(rule => rule.ChannelId == channelId, cancellationToken))
        {
            return;
        }

        IReadOnlyList<string> channel = [$"wecom_app:{integrationId.ToString(CultureInfo.InvariantCulture)}"];
        var by = new NotifyBy { Critical = channel, Warning = channel, Info = channel };
        write.Db.EscalationRules.Add(new EscalationRule
        {
            Id = ObjectId.New(write.Now),
            ChannelId = channelId,
            Name = RuleName,
            Layers =
            [
                new() { MaxTimes = 3, NotifyStep = 2, EscalateWindow = 5, Target = new() { PersonIds = [people[0].Id, people[1].Id], By = by } },
                new() { Target = new() { PersonIds = [people[2].Id], By = by } },
            ],
            UpdatedBy = people[0].Id,
            CreatedAt = write.Now,
            UpdatedAt = write.Now,
        });
    }
}
