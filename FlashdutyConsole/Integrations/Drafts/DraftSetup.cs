namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>Registers the wizard's use cases.</summary>
public static class DraftSetup
{
    /// <summary>The use cases.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton<SaveDraftStep>()
        .AddSingleton<SaveWeComStep>()
        .AddSingleton<FindDrafts>()
        .AddSingleton<FinishDraft>();
}
