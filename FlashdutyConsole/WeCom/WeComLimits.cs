namespace FlashdutyConsole.WeCom;

/// <summary>
/// Every number WeCom's documents give that this product relies on. "Advised" lengths count characters and are cut by the
/// member's client; byte limits and counts are enforced by the server.
/// </summary>
public static class WeComLimits
{
    // Cards, document 90236. Characters, advised.

    /// <summary>source.desc: 20 characters advised.</summary>
    public const int SourceDescCharacters = 20;

    /// <summary>main_title.title: 36 characters advised.</summary>
    public const int TitleCharacters = 36;

    /// <summary>main_title.desc: 44 characters advised.</summary>
    public const int TitleDescCharacters = 44;

    /// <summary>sub_title_text: 160 characters advised.</summary>
    public const int SubTitleCharacters = 160;

    /// <summary>sub_title_text: lines a card shows; not in WeCom's documents, taken from what clients do.</summary>
    public const int SubTitleLines = 8;

    /// <summary>emphasis_content.title: 14 characters advised.</summary>
    public const int EmphasisTitleCharacters = 14;

    /// <summary>emphasis_content.desc: 22 characters advised.</summary>
    public const int EmphasisDescCharacters = 22;

    /// <summary>horizontal_content_list[].keyname: 5 characters advised.</summary>
    public const int RowNameCharacters = 5;

    /// <summary>horizontal_content_list[].value: 30 characters advised.</summary>
    public const int RowValueCharacters = 30;

    /// <summary>jump_list[].title: 18 characters advised.</summary>
    public const int JumpTitleCharacters = 18;

    /// <summary>button_list[].text: 10 characters advised.</summary>
    public const int ButtonTextCharacters = 10;

    // Cards, document 90236. Counts and bytes, enforced.

    /// <summary>horizontal_content_list: at most 6 rows (42035).</summary>
    public const int Rows = 6;

    /// <summary>jump_list: at most 3 links (42042).</summary>
    public const int Jumps = 3;

    /// <summary>button_list: 1 to 6 buttons (40016).</summary>
    public const int Buttons = 6;

    /// <summary>action_menu.action_list: 1 to 3 entries.</summary>
    public const int MenuItems = 3;

    /// <summary>Keys of buttons and menu entries: 1024 bytes (42039).</summary>
    public const int KeyBytes = 1024;

    /// <summary>task_id: 128 bytes (42014).</summary>
    public const int TaskIdBytes = 128;

    // Other messages, documents 90236 and 90241.

    /// <summary>Content of a text message or text reply: 2048 bytes; the server cuts the rest.</summary>
    public const int TextBytes = 2048;

    /// <summary>Content of a markdown message: 2048 bytes.</summary>
    public const int MarkdownBytes = 2048;

    /// <summary>touser: at most 1000 members (40032).</summary>
    public const int Recipients = 1000;

    /// <summary>toparty and totag: at most 100 each (82002, 82003).</summary>
    public const int RecipientGroups = 100;

    /// <summary>userids of an update: at most 1000 (document 94888).</summary>
    public const int UpdateRecipients = 1000;

    /// <summary>duplicate_check_interval: at most 4 hours.</summary>
    public static readonly TimeSpan DuplicateCheck = TimeSpan.FromHours(4);

    // Times.

    /// <summary>A response_code can be spent once within 72 hours (document 94888).</summary>
    public static readonly TimeSpan ResponseCodeLife = TimeSpan.FromHours(72);

    /// <summary>A message can be recalled for 24 hours (document 94867).</summary>
    public static readonly TimeSpan RecallWindow = TimeSpan.FromHours(24);

    /// <summary>A callback is answered within 5 seconds or delivered again (document 90930).</summary>
    public static readonly TimeSpan CallbackAnswer = TimeSpan.FromSeconds(5);

    /// <summary>The URL check and instruction callbacks are answered within 1 second (documents 90238, 90628).</summary>
    public static readonly TimeSpan CallbackCheckAnswer = TimeSpan.FromSeconds(1);

    /// <summary>A callback is delivered at most 3 times (document 90930).</summary>
    public const int CallbackAttempts = 3;

    /// <summary>How far a callback's signed timestamp may be off; our own rule against replays.</summary>
    public static readonly TimeSpan CallbackClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>An OAuth code is good once within 5 minutes (document 91022).</summary>
    public static readonly TimeSpan OAuthCodeLife = TimeSpan.FromMinutes(5);

    /// <summary>An access token usually lives 7200 seconds (document 91039); expires_in decides.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(7200);

    // Frequency, documents 90312 and 90454.

    /// <summary>One app to one member: 30 messages a minute, the rest is dropped without an error.</summary>
    public const int MemberMessagesPerMinute = 30;

    /// <summary>One app to one member: 1000 messages an hour, the rest is dropped without an error.</summary>
    public const int MemberMessagesPerHour = 1000;

    /// <summary>One API of one company: 10,000 calls a minute; sending messages is not counted.</summary>
    public const int ApiCallsPerMinute = 10_000;

    /// <summary>One API of one company: 150,000 calls an hour; sending messages is not counted.</summary>
    public const int ApiCallsPerHour = 150_000;

    /// <summary>After 45009 the shortest block lasts 60 seconds.</summary>
    public static readonly TimeSpan FrequencyBlock = TimeSpan.FromSeconds(60);

    /// <summary>appchat/send to one member: 200 a minute, the rest is dropped without an error (document 90248).</summary>
    public const int ChatMessagesPerMemberPerMinute = 200;

    /// <summary>appchat/send to one member: 10,000 a day, the rest is dropped without an error (document 90248).</summary>
    public const int ChatMessagesPerMemberPerDay = 10_000;

    /// <summary>appchat/send of one company: 20,000 person-times a minute (document 90312).</summary>
    public const int ChatPersonTimesPerMinute = 20_000;

    /// <summary>appchat/send of one company: 150,000 person-times an hour for the smallest companies (document 90248); older documents say 300,000 for all.</summary>
    public const int ChatPersonTimesPerHour = 150_000;

    /// <summary>appchat/create: 1000 groups a day (document 90312).</summary>
    public const int ChatsCreatedPerDay = 1000;

    /// <summary>appchat/update: 1000 an hour (document 90312).</summary>
    public const int ChatUpdatesPerHour = 1000;

    // Group chats, documents 90244 to 90248.

    /// <summary>Name of a group: 50 characters, the server cuts the rest.</summary>
    public const int ChatNameCharacters = 50;

    /// <summary>A group has at least 2 members.</summary>
    public const int ChatMembersMin = 2;

    /// <summary>A group has at most 2000 members (older documents: 500).</summary>
    public const int ChatMembersMax = 2000;

    /// <summary>chatid: at most 32 letters and digits.</summary>
    public const int ChatIdCharacters = 32;

    // Our own bounds on what comes in.

    /// <summary>A callback body larger than this is refused before it is parsed.</summary>
    public const int CallbackBodyBytes = 64 * 1024;

    /// <summary>An answer of WeCom larger than this is not read to the end.</summary>
    public const int AnswerBytes = 1024 * 1024;
}
