using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.Linking.People;

/// <summary>
/// Looks members up in WeCom by e-mail, then by phone (docs 95895, 95402), for one run. A call that the app may not make is made
/// once; a code that stops everything stops the run, since WeCom counts failing calls.
/// </summary>
internal sealed class LookUpUser(WeComClient client, WeComApp app)
{
    private const int NotFound = 46004;
    private const int ApiForbidden = 48002;
    private const int MostFailures = 3;
    private volatile bool _mayNotAskEmail;
    private volatile bool _mayNotAskPhone;
    private int _failures;

    /// <summary>WeCom's errcode that stopped the run; 0 = none.</summary>
    public int StoppedBy { get; private set; }

    /// <summary>Whether nothing more is to be asked.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Looks one up.</summary>
    /// <returns>The user and how it was found; or why not.</returns>
    public async Task<(TryLinkOutcome Outcome, string UserId, LinkMethod Method, int ErrCode)> RunAsync(string? email, string? phone, CancellationToken cancellationToken)
    {
        var last = (Outcome: TryLinkOutcome.NotFound, UserId: "", Method: LinkMethod.Email, ErrCode: 0);
        if (!string.IsNullOrEmpty(email))
        {
            // Company addresses first, then the ones that members gave themselves.
            foreach (var personal in (bool[])[false, true])
            {
                if (_mayNotAskEmail || IsStopped)
                {
                    break;
                }

                last = Judge(await client.GetUserIdByEmailAsync(app, email, personal, cancellationToken), LinkMethod.Email);
                if (last.Outcome != TryLinkOutcome.NotFound)
                {
                    break;
                }
            }
        }

        if (last.Outcome is TryLinkOutcome.NotFound or TryLinkOutcome.NoPermission && !string.IsNullOrEmpty(phone) && !_mayNotAskPhone && !IsStopped)
        {
            var second = Judge(await client.GetUserIdByMobileAsync(app, phone, cancellationToken), LinkMethod.Phone);
            // What could not be asked weighs more than what was not found.
            last = last.Outcome == TryLinkOutcome.NoPermission && second.Outcome == TryLinkOutcome.NotFound ? last : second;
        }

        return last switch
        {
            { Outcome: TryLinkOutcome.NotFound } when IsStopped => (TryLinkOutcome.NotAsked, "", LinkMethod.Email, StoppedBy),
            { Outcome: TryLinkOutcome.NotFound, ErrCode: 0 } when _mayNotAskEmail => (TryLinkOutcome.NoPermission, "", LinkMethod.Email, ApiForbidden),
            _ => last,
        };
    }

    private (TryLinkOutcome Outcome, string UserId, LinkMethod Method, int ErrCode) Judge(WeComAnswer<WeComId> answer, LinkMethod method)
    {
        if (answer.IsOk)
        {
            return WeComUserId.Of(answer.Value!.Id) is { } userId ? (TryLinkOutcome.Found, userId, method, 0) : (TryLinkOutcome.NotFound, "", method, 0);
        }

        if (answer.Outcome != WeComOutcome.WeComError)
        {
            IsStopped |= Interlocked.Increment(ref _failures) >= MostFailures || answer.Outcome == WeComOutcome.Refused;
            return (TryLinkOutcome.Failed, "", method, 0);
        }

        switch (answer.ErrorClass)
        {
            case WeComErrorClass.Recipient when answer.ErrCode == NotFound:
                return (TryLinkOutcome.NotFound, "", method, answer.ErrCode);
            case WeComErrorClass.Recipient:
                return (TryLinkOutcome.NoPermission, "", method, answer.ErrCode);
            case WeComErrorClass.NeedsAdmin when answer.ErrCode == ApiForbidden:
                _mayNotAskEmail |= method == LinkMethod.Email;
                _mayNotAskPhone |= method == LinkMethod.Phone;
                return (TryLinkOutcome.NoPermission, "", method, answer.ErrCode);
            case WeComErrorClass.NeedsAdmin or WeComErrorClass.Wait or WeComErrorClass.Token:
                IsStopped = true;
                StoppedBy = answer.ErrCode;
                return (TryLinkOutcome.NotAsked, "", method, answer.ErrCode);
            case WeComErrorClass.Developer:
                // An address that WeCom does not take for one.
                return (TryLinkOutcome.NotFound, "", method, answer.ErrCode);
            default:
                IsStopped |= Interlocked.Increment(ref _failures) >= MostFailures;
                return (TryLinkOutcome.Failed, "", method, answer.ErrCode);
        }
    }
}
