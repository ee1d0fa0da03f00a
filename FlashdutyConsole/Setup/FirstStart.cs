using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>What happens while no member exists: the owner is made from settings, or a set-up link is put out.</summary>
public sealed partial class FirstStart(
    IDbContextFactory<ConsoleDb> contexts, IOptions<BootstrapOptions> bootstrap, CreateOwner createOwner, SetupLink link, ILogger<FirstStart> logger)
{
    /// <summary>Does what is needed.</summary>
    /// <returns>The token of a new set-up link; null when there is nothing to set up by hand.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Members.AnyAsync(cancellationToken))
            {
                return null;
            }
        }

        if (bootstrap.Value is not { OwnerEmail: { Length: > 0 } email, OwnerPassword: { Length: > 0 } password } given)
        {
            return link.Issue();
        }

        var name = email.Split('@')[0];
        var draft = new OwnerDraft(email, OwnerDraft.IsName(name) ? name : "Owner", password);
        var outcome = await createOwner.RunUnattendedAsync(draft, given.AppKey is { Length: > 0 } key ? key : null, cancellationToken);
        if (outcome == CreateOwnerOutcome.Created)
        {
            OwnerMade();
            return null;
        }

        throw new OptionsValidationException(BootstrapOptions.Section, typeof(BootstrapOptions), [$"Bootstrap:OwnerEmail, Bootstrap:OwnerPassword: refused ({outcome}); choose others"]);
    }

    [LoggerMessage(LogLevel.Information, "The owner was made from the Bootstrap settings; they count no more and can be removed")]
    private partial void OwnerMade();
}
