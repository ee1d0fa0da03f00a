namespace FlashdutyConsole.Sandbox.GroupChats;

/// <summary>The group chats of a company. Every member is called under the gate of the sandbox.</summary>
internal sealed class GroupChatBook
{
    private const int MostChats = 10_000;

    private readonly Dictionary<string, SandboxGroupChat> _chats = new(StringComparer.Ordinal);

    public IEnumerable<SandboxGroupChat> All => _chats.Values;

    public GroupQuota Quota { get; } = new();

    public bool IsFull => _chats.Count >= MostChats;

    public SandboxGroupChat? Find(string chatId) => _chats.GetValueOrDefault(chatId);

    public void Set(SandboxGroupChat chat) => _chats[chat.ChatId] = chat;

    public void Remove(string chatId) => _chats.Remove(chatId);
}
