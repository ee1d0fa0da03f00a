namespace FlashdutyConsole.Channels;

/// <summary>Orders of the list of channels.</summary>
public enum ChannelOrder
{
    /// <summary>By creation.</summary>
    Created = 0,

    /// <summary>By last change.</summary>
    Updated = 1,

    /// <summary>By name.</summary>
    Name = 2,

    /// <summary>By newest incident.</summary>
    LastIncident = 3,
}
