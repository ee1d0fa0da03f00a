namespace FlashdutyConsole.Members.SignIn;

/// <summary>The fields of the sign-in page.</summary>
public sealed class SignInForm
{
    /// <summary>The account's e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>In clear; goes no further than the check.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the session outlives the browser.</summary>
    public bool Remember { get; set; }
}
