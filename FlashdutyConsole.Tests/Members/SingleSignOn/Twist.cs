namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>What a rogue provider does wrong.</summary>
public enum Twist
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The token has another sign-in's nonce.</summary>
    WrongNonce,

    /// <summary>The token has no nonce.</summary>
    NoNonce,

    /// <summary>The token is for another client.</summary>
    WrongAudience,

    /// <summary>The token is another provider's.</summary>
    WrongIssuer,

    /// <summary>The token is signed with another key.</summary>
    WrongSignature,

    /// <summary>The token is not signed.</summary>
    NoSignature,

    /// <summary>The token says that it is signed, and is not.</summary>
    StrippedSignature,

    /// <summary>The token is signed with the client's secret.</summary>
    SecretSignature,

    /// <summary>The token's time is over.</summary>
    Expired,

    /// <summary>The token's time has not come.</summary>
    NotYetValid,

    /// <summary>The user information is about somebody else.</summary>
    InfoOfAnother,

    /// <summary>The answer names another provider.</summary>
    AnswerOfAnother,

    /// <summary>The discovery document names another provider.</summary>
    MetadataOfAnother,

    /// <summary>A page of a website where the discovery document should be.</summary>
    MetadataIsAPage,

    /// <summary>The discovery document offers PKCE without a hash only.</summary>
    PlainChallengeOnly,

    /// <summary>A code is exchanged without proof of who asked for it.</summary>
    AsksNoVerifier,
}
