namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Tells open pages of this node that something about an integration changed: a check's result, a tap, WeCom's verification.</summary>
public sealed class IntegrationSignals
{
    /// <summary>Raised with the integration's id after the change is on disk, on any thread.</summary>
    public event EventHandler<long>? Changed;

    /// <summary>Something changed.</summary>
    public void Raise(long integrationId) => Changed?.Invoke(this, integrationId);
}
