using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>A call that was claimed and is to be made now.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="ChatId">Its group.</param>
/// <param name="Fence">The claim's number.</param>
/// <param name="Step">What to do.</param>
/// <param name="App">The app that owns the group.</param>
public sealed record RoomCall(long RoomId, string ChatId, int Fence, RoomStep Step, WeComApp App);
