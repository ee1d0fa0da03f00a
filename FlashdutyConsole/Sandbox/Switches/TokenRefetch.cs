namespace FlashdutyConsole.Sandbox.Switches;

/// <summary>What gettoken answers while an earlier token is still valid: documents disagree (protocol §1.1).</summary>
public enum TokenRefetch
{
    /// <summary>The same token with its remaining life (document 97164 and older copies of 91039).</summary>
    SameToken,

    /// <summary>A new token; the earlier one stays valid.</summary>
    NewTokenOldStaysValid,

    /// <summary>A new token; the earlier one is void (40014).</summary>
    NewTokenOldIsVoid,
}
