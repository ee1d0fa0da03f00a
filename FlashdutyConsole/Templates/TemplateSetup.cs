using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Templates;

/// <summary>Registers notification templates.</summary>
public static class TemplateSetup
{
    /// <summary>Their queries, and what is parsed.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services.AddSingleton<FindTemplates>().AddSingleton<TemplateCache>();
}
