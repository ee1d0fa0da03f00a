namespace FlashdutyConsole.Benchmarks.History;

/// <summary>What may go wrong between what clients were told, what WeCom saw and what the store holds.</summary>
public enum ViolationKind
{
    /// <summary>A client was told that the event is stored, and it is not.</summary>
    AcknowledgedLost,

    /// <summary>The store holds an event that nobody posted.</summary>
    Phantom,

    /// <summary>The store holds more of it than there were posts, or two open incidents for one thing.</summary>
    StoredTwice,

    /// <summary>A row refers to nothing, or lacks what must have been written with it.</summary>
    Orphan,

    /// <summary>An open incident has neither a next step nor a reason for none.</summary>
    Forgotten,

    /// <summary>A message is neither sent nor given up although everything has settled.</summary>
    Stuck,

    /// <summary>A message counts as sent, and the member does not have it.</summary>
    NeverSeen,

    /// <summary>A member has the same message twice.</summary>
    SeenTwice,

    /// <summary>A member has a card that the store knows nothing of, or counts as not sent.</summary>
    SeenUnrecorded,

    /// <summary>An incident was merged into a message that does not mention it.</summary>
    Unmentioned,

    /// <summary>WeCom dropped a message without an error because of the member's quota.</summary>
    Dropped,

    /// <summary>Attempts of one message had different bytes.</summary>
    RepeatDiffers,

    /// <summary>An attempt went out without the duplicate check, or with one too short.</summary>
    RepeatUnchecked,

    /// <summary>The timeline has a step that cannot follow the one before, or does not lead to the incident's state.</summary>
    WrongTimeline,

    /// <summary>A card showed a state that the incident did not have, or went back to an earlier one.</summary>
    WrongCardState,

    /// <summary>SQLite finds its file damaged, or a foreign key without its row.</summary>
    DamagedStore,
}
