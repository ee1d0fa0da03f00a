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

    // WeCom blocks an app that asks in vain too often: about 2,000 calls an hour, for small companies fewer.
    private const int MostInVain = 1000;

    // So often a number is asked for in another form before it is clear that this company does not store them so.
    private const int MostOtherForms = 10;
    private volatile bool _mayNotAskEmail;
    private volatile bool _mayNotAskPhone;
    private int _failures;
    private int _inVain;
    private int _otherForms;
    private volatile bool _otherFormHelps;

    /// <summary>WeCom's errcode that stopped the run; 0 = none.</summary>
    public int StoppedBy { get; private set; }

    /// <summary>Whether nothing more is to be asked.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether so many were not found that WeCom might block the app.</summary>
    public bool IsInVain => _inVain >= MostInVain;

    /// <summary>Looks one up.</summary>
    /// <param name="email">The e-mail address; null or empty = none.</param>
    /// <param name="phones">The forms of the phone number, see <see cref="PhoneForms"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user and how it was found; or why not.</returns>
    public async Task<(TryLinkOutcome Outcome, string UserId, LinkMethod Method, int ErrCode)> RunAsync(
        string? email, IReadOnlyList<string> phones, CancellationToken cancellationToken)
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

        if (last.Outcome is TryLinkOutcome.NotFound or TryLinkOutcome.NoPermission && phones.Count > 0 && !_mayNotAskPhone && !IsStopped)
        {
            var second = await ByPhoneAsync(phones, cancellationToken);
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

    private async Task<(TryLinkOutcome Outcome, string UserId, LinkMethod Method, int ErrCode)> ByPhoneAsync(IReadOnlyList<string> phones, CancellationToken cancellationToken)
    {
        var found = Judge(await client.GetUserIdByMobileAsync(app, phones[0], cancellationToken), LinkMethod.Phone);
        foreach (var form in phones.Skip(1))
        {
            if (found.Outcome != TryLinkOutcome.NotFound || IsStopped || (!_otherFormHelps && Interlocked.Increment(ref _otherForms) > MostOtherForms))
            {
                break;
            }

            found = Judge(await client.GetUserIdByMobileAsync(app, form, cancellationToken), LinkMethod.Phone);
            _otherFormHelps |= found.Outcome == TryLinkOutcome.Found;
        }

        return found;
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
                IsStopped |= Interlocked.Increment(ref _inVain) >= MostInVain;
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
