namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Why the admin console did not do what was asked. The rule behind each one stands in <see cref="AdminRules"/>.</summary>
public enum AdminRefusal
{
    /// <summary>Nothing to refuse: it is done.</summary>
    None,

    /// <summary>The app is gone.</summary>
    AppUnknown,

    /// <summary>The name is empty or too long.</summary>
    NameWrong,

    /// <summary>The description is too short or too long.</summary>
    DescriptionWrong,

    /// <summary>The company has as many apps as the sandbox keeps.</summary>
    TooManyApps,

    /// <summary>A chosen member is not in the company.</summary>
    MemberUnknown,

    /// <summary>A chosen department is not in the company.</summary>
    DepartmentUnknown,

    /// <summary>Nobody would see the app.</summary>
    VisibilityEmpty,

    /// <summary>Not a host name, perhaps with a port: a scheme, a path, a blank.</summary>
    DomainMalformed,

    /// <summary>An IP address instead of a name.</summary>
    DomainIsAddress,

    /// <summary>The domain is not registered (ICP) for this company.</summary>
    DomainUnregistered,

    /// <summary>The domain belongs to a service provider.</summary>
    DomainOfProvider,

    /// <summary>The domain was changed too often this month.</summary>
    TooManyDomainChanges,

    /// <summary>The proof file could not be fetched: no connection, or no answer in time.</summary>
    ProofUnreachable,

    /// <summary>The address of the proof file answered with another HTTP status than 200, such as a redirect.</summary>
    ProofWrongStatus,

    /// <summary>What lies at the address of the proof file is not the code alone.</summary>
    ProofWrongContent,

    /// <summary>The form is locked: neither a trusted domain nor a callback URL is set.</summary>
    TrustedIpsLocked,

    /// <summary>No address was given.</summary>
    TrustedIpsEmpty,

    /// <summary>Not an IP address.</summary>
    TrustedIpMalformed,

    /// <summary>More addresses than the list takes.</summary>
    TooManyTrustedIps,

    /// <summary>The address belongs to a service provider.</summary>
    TrustedIpOfProvider,

    /// <summary>Not an absolute http or https address.</summary>
    HomepageMalformed,
}
