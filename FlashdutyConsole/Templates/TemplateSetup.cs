using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Files;
using FlashdutyConsole.Templates.Versions;

namespace FlashdutyConsole.Templates;

/// <summary>Registers notification templates.</summary>
public static class TemplateSetup
{
    /// <summary>Their use cases and queries, and what is parsed.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services
        .AddSingleton<TemplateCache>()
        .AddSingleton<FindTemplates>()
        .AddSingleton<FindTemplateUses>()
        .AddSingleton<FindTemplateVersions>()
        .AddSingleton<CreateTemplate>()
        .AddSingleton<CopyTemplate>()
        .AddSingleton<UpdateTemplate>()
        .AddSingleton<RenameTemplate>()
        .AddSingleton<DeleteTemplate>()
        .AddSingleton<RestoreTemplate>()
        .AddSingleton<ExportTemplates>()
        .AddSingleton<ImportTemplates>();
}
