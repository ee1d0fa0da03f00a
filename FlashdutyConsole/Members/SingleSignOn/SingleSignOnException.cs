namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Ends a sign-in with the provider, naming the fault.</summary>
public sealed class SingleSignOnException : Exception
{
    /// <summary>A fault that is not known.</summary>
    public SingleSignOnException()
        : this(SingleSignOnFault.ProviderFailed, "")
    {
    }

    /// <summary>A fault that is not known.</summary>
    public SingleSignOnException(string message)
        : this(SingleSignOnFault.ProviderFailed, message)
    {
    }

    /// <summary>A fault that is not known, with what led to it.</summary>
    public SingleSignOnException(string message, Exception innerException)
        : base(message, innerException) => Fault = SingleSignOnFault.ProviderFailed;

    /// <summary>A fault.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="message">For the log.</param>
    public SingleSignOnException(SingleSignOnFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>Which.</summary>
    public SingleSignOnFault Fault { get; }
}
