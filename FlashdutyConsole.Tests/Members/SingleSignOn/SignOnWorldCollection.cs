namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>Tests that share the certified provider.</summary>
[CollectionDefinition(Name)]
public sealed class SignOnWorldCollection : ICollectionFixture<SignOnWorld>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "single sign-on with the certified provider";
}
