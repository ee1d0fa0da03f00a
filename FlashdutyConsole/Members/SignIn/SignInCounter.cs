namespace FlashdutyConsole.Members.SignIn;

/// <summary>Wrong attempts on one account, from one device or from one network, as a restart finds them again.</summary>
public sealed class SignInCounter
{
    /// <summary>What is counted, as a hash: nobody who reads it learns which addresses were tried.</summary>
    public string Key { get; set; } = "";

    /// <summary>Wrong attempts.</summary>
    public int Count { get; set; }

    /// <summary>When the last one was looked at.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>Whether the audit log has been told that it rests.</summary>
    public bool IsTold { get; set; }
}
