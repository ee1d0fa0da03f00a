using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Gates;

namespace FlashdutyConsole.Tests.Integrations.Gates;

/// <summary>Each question of the help is linked from the line on which its problem shows.</summary>
public sealed class HelpTopicTests
{
    private static readonly (string Topic, string Check, string Reason, int ErrCode)[] s_problems =
    [
        (HelpTopic.Authorize, CheckId.Credentials, CheckReason.AppDisabled, 50003),
        (HelpTopic.Authorize, CheckId.Credentials, CheckReason.SecretNoLonger, 40001),
        (HelpTopic.Authorize, CheckId.Authorization, CheckReason.NotRunYet, 0),
        (HelpTopic.Linked, CheckId.Visibility, CheckReason.VisibilityEmpty, 0),
        (HelpTopic.Linked, CheckId.Card, CheckReason.CardNotLinked, 0),
        (HelpTopic.Linked, CheckId.Card, CheckReason.CardOutOfScope, 81013),
        (HelpTopic.Linked, CheckId.Card, CheckReason.WeComError, 60111),
        (HelpTopic.Redirect, CheckId.Homepage, CheckReason.NoTrustedDomain, 0),
        (HelpTopic.Redirect, CheckId.Homepage, CheckReason.OtherTrustedDomain, 0),
        (HelpTopic.Redirect, CheckId.Homepage, CheckReason.WeComError, 50001),
        (HelpTopic.Stale, CheckId.Card, CheckReason.CardSent, 0),
        (HelpTopic.Stale, CheckId.Card, CheckReason.CardClicked, 0),
        (HelpTopic.Licence, CheckId.License, CheckReason.NotRunYet, 0),
        (HelpTopic.Licence, CheckId.Card, CheckReason.WeComError, 701099),
        (HelpTopic.Browser, CheckId.Homepage, CheckReason.HomepageRight, 0),
    ];

    [Fact]
    public void Of_EachProblem_LeadsToItsQuestion()
    {
        foreach (var (topic, check, reason, code) in s_problems)
        {
            Assert.Equal((reason, topic), (reason, HelpTopic.Of(new CheckResult { Id = check, Status = CheckStatus.Fail, Reason = reason, ErrCode = code })));
        }

        Assert.Equal(HelpTopic.All.Order(), s_problems.Select(problem => problem.Topic).Distinct().Order());
    }

    [Fact]
    public void Of_WhatRaisesNoQuestion_IsNone() =>
        Assert.Null(HelpTopic.Of(new CheckResult { Id = CheckId.Credentials, Status = CheckStatus.Pass, Reason = CheckReason.CredentialsRight }));
}
