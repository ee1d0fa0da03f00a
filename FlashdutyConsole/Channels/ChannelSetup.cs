namespace FlashdutyConsole.Channels;

/// <summary>Registers channels and their escalation rules.</summary>
public static class ChannelSetup
{
    /// <summary>The directory and the use cases.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services) => services
        .AddSingleton<ChannelDirectory>()
        .AddSingleton<FindChannelNames>()
        .AddSingleton<FindChannelSummaries>()
        .AddSingleton<SaveChannel>()
        .AddSingleton<DeleteChannel>()
        .AddSingleton<EnableChannel>()
        .AddSingleton<FindChannels>()
        .AddSingleton<SaveRule>()
        .AddSingleton<DeleteRule>()
        .AddSingleton<EnableRule>()
        .AddSingleton<FindRules>();
}
