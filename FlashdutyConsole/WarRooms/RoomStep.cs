using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.WarRooms;

/// <summary>The next call that brings a group to what is wanted of it.</summary>
public abstract record RoomStep
{
    /// <summary>Make the group.</summary>
    public sealed record Create(WeComChat Chat) : RoomStep;

    /// <summary>Ask what the group is like.</summary>
    public sealed record Look : RoomStep;

    /// <summary>Take people in.</summary>
    public sealed record Invite(IReadOnlyList<string> UserIds) : RoomStep;

    /// <summary>Change the name.</summary>
    public sealed record Rename(string Name) : RoomStep;

    /// <summary>Say something.</summary>
    public sealed record Send(WarRoomMessage Message) : RoomStep;

    /// <summary>It cannot be: fewer than two people can join.</summary>
    public sealed record TooFew : RoomStep;

    /// <summary>Nothing to do.</summary>
    public sealed record Rest : RoomStep;
}
