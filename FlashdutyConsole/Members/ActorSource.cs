namespace FlashdutyConsole.Members;

/// <summary>The way by which something was done.</summary>
public enum ActorSource
{
    /// <summary>A page of the console.</summary>
    Console = 0,

    /// <summary>A button of a WeCom card.</summary>
    Card = 1,

    /// <summary>The Open API.</summary>
    Api = 2,

    /// <summary>A worker of the console.</summary>
    Engine = 3,

    /// <summary>An alert event.</summary>
    AlertEvent = 4,
}
