using FlashdutyConsole.Workers;

namespace FlashdutyConsole.WarRooms;

/// <summary>Registers war rooms.</summary>
public static class WarRoomSetup
{
    /// <summary>Use cases, queries and the worker.</summary>
    public static IServiceCollection AddWarRooms(this IServiceCollection services) => services
        .AddSingleton<WarRoomHome>()
        .AddSingleton<WarRoomDesk>()
        .AddSingleton<RoomSubjects>()
        .AddSingleton<RoomWords>()
        .AddSingleton<RoomCaller>()
        .AddSingleton<RecordRoomStep>()
        .AddSingleton<CarryOutRoom>()
        .AddSingleton<ReadRoomNews>()
        .AddSingleton<OpenCriticalRooms>()
        .AddSingleton<FindWarRooms>()
        .AddSingleton<CreateWarRoom>()
        .AddSingleton<InviteToWarRoom>()
        .AddSingleton<RenameWarRoom>()
        .AddSingleton<DeleteWarRoom>()
        .AddSingleton<LookAtWarRoom>()
        .AddSingleton<DescribeWarRoom>()
        .AddSingleton<ExportIncident>()
        .AddWorker<WarRoomWorker>();
}
