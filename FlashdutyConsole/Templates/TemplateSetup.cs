namespace FlashdutyConsole.Templates;

/// <summary>Registers notification templates.</summary>
public static class TemplateSetup
{
    /// <summary>Their queries.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services.AddSingleton<FindTemplates>();
}
