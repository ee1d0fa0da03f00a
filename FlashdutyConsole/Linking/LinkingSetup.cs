using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking.Home;
using FlashdutyConsole.Linking.People;
using FlashdutyConsole.Linking.SignIn;

namespace FlashdutyConsole.Linking;

/// <summary>Registers linking: sign-in from inside WeCom, the homepage, and linked users.</summary>
public static class LinkingSetup
{
    /// <summary>Use cases and queries.</summary>
    public static IServiceCollection AddLinking(this IServiceCollection services) => services
        .AddSingleton<LinkReach>()
        .AddSingleton<LinkMember>()
        .AddSingleton<UnlinkMember>()
        .AddSingleton<IWeComEventHandler, HandleVisibility>()
        .AddSingleton<SignInState>()
        .AddSingleton<WeComProof>()
        .AddSingleton<SpendOnce>()
        .AddSingleton<AskWeCom>()
        .AddSingleton<FindApp>()
        .AddSingleton<BeginWeComSignIn>()
        .AddScoped<CompleteSignIn>()
        .AddScoped<LinkMyself>()
        .AddSingleton<FindLinkedAccount>()
        .AddSingleton<FindPersons>()
        .AddSingleton<TryLink>()
        .AddSingleton<ImportLinks>();
}
