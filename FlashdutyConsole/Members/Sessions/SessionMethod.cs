namespace FlashdutyConsole.Members.Sessions;

/// <summary>How a member signed in.</summary>
public enum SessionMethod
{
    /// <summary>E-mail and password.</summary>
    Password = 0,

    /// <summary>E-mail, password and a second factor.</summary>
    SecondFactor = 1,

    /// <summary>A passkey.</summary>
    Passkey = 2,

    /// <summary>Silently, from inside WeCom.</summary>
    WeCom = 3,

    /// <summary>Single sign-on.</summary>
    SingleSignOn = 4,

    /// <summary>The password was set a moment ago: first start, or an invitation taken up.</summary>
    Invitation = 5,
}
