using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Asks WeCom how it sees an app: a new token, then agent/get, the best single probe of a set-up (doc 90227).</summary>
public sealed class AskApp(WeComClient client)
{
    private const int AppDisabled = 50003;

    /// <summary>Asks.</summary>
    public async Task<AppAnswer> RunAsync(WeComApp app, CancellationToken cancellationToken)
    {
        // gettoken says "wrong secret" of a disabled app as well (doc 91039). A token from before tells them apart.
        if (client.HasToken(app))
        {
            var present = await client.GetAgentAsync(app, cancellationToken);
            if (present.ErrCode == AppDisabled)
            {
                return new AppAnswer(present.As<WeComDone>(), null);
            }
        }

        var token = await client.CheckCredentialsAsync(app, cancellationToken);
        return new AppAnswer(token, token.IsOk ? await client.GetAgentAsync(app, cancellationToken) : null);
    }
}
