using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.WeCom;

/// <summary>WeCom's errcodes (document 90313): what to do about each, and what to tell people.</summary>
public static class WeComErrors
{
    private static readonly ResourceManager s_texts = new(typeof(WeComStrings));

    private static readonly FrozenDictionary<int, (WeComErrorClass Class, string Text)> s_table = Build();

    /// <summary>Every code of the table.</summary>
    public static IReadOnlyCollection<int> Known => s_table.Keys;

    /// <summary>What to do about a code; 0 is no error.</summary>
    public static WeComErrorClass Classify(int errCode) =>
        errCode == 0 ? WeComErrorClass.None : s_table.TryGetValue(errCode, out var row) ? row.Class : WeComErrorClass.Unknown;

    /// <summary>Whether the code says that the access token is void.</summary>
    public static bool IsTokenCode(int errCode) => Classify(errCode) == WeComErrorClass.Token;

    /// <summary>What a code means and what to do about it, and where.</summary>
    public static (string Meaning, string Cure) Describe(int errCode, CultureInfo culture)
    {
        var key = s_table.TryGetValue(errCode, out var row) ? row.Text : WeComStrings.Unknown;
        var text = s_texts.GetString(key, culture) ?? throw new InvalidOperationException(key);
        var lines = string.Format(culture, text, errCode).Split('\n', 2, StringSplitOptions.TrimEntries);
        return (lines[0], lines[1]);
    }

    private static FrozenDictionary<int, (WeComErrorClass Class, string Text)> Build()
    {
        var table = new Dictionary<int, (WeComErrorClass, string)>();
        void Add(WeComErrorClass kind, string text, params ReadOnlySpan<int> codes)
        {
            foreach (var code in codes)
            {
                table.Add(code, (kind, text));
            }
        }

        Add(WeComErrorClass.Busy, WeComStrings.Busy, -1);
        Add(WeComErrorClass.Busy, WeComStrings.Conflict, 6000);
        Add(WeComErrorClass.Token, WeComStrings.Token, 40014, 40082, 42009);
        Add(WeComErrorClass.Token, WeComStrings.TokenMissing, 41001);
        Add(WeComErrorClass.Token, WeComStrings.TokenExpired, 42001);
        Add(WeComErrorClass.Wait, WeComStrings.Frequency, 45009);
        Add(WeComErrorClass.Wait, WeComStrings.SuiteTicket, 40085);
        Add(WeComErrorClass.Concurrency, WeComStrings.Concurrency, 45033);

        Add(WeComErrorClass.NeedsAdmin, WeComStrings.Secret, 40001);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.CorpId, 40013);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.AgentId, 40056);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.CallbackCheck, 40057);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.CallbackDomain, 85011);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.PermanentCode, 40084);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.Authorization, 48004);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.ForeignSecret, 40091);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.NotVerified, 43009);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.NoCallback, 43012);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.WeakSecret, 45031);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.ApiForbidden, 48002);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.ApiUnauthorized, 48001);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.ApiForAppKind, 48009);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.AppUnused, 48006);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.RedirectDomain, 50001);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.AppDisabled, 50003);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.TrustedIp, 60020);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.OtherIpList, 301042);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.TrustedDomain, 80001);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.DomainOwner, 85005);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.DomainFiling, 85008);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.DomainOfProvider, 85111);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.DomainChanges, 85004);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.ForeignAgent, 301002);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.CompanyGone, 301007);
        Add(WeComErrorClass.NeedsAdmin, WeComStrings.License, [
            701001, 701002, 701003, 701004, 701008, 701010, 701011, 701012, 701030, 701082, 701085]);

        Add(WeComErrorClass.Recipient, WeComStrings.UserId, 40003);
        Add(WeComErrorClass.Recipient, WeComStrings.UserGone, 60111);
        Add(WeComErrorClass.Recipient, WeComStrings.UserNotFound, 46004);
        Add(WeComErrorClass.Recipient, WeComStrings.NotFollowing, 43004);
        Add(WeComErrorClass.Recipient, WeComStrings.OutOfScope, 81013, 701088);
        Add(WeComErrorClass.Recipient, WeComStrings.MemberScope, 50002);
        Add(WeComErrorClass.Recipient, WeComStrings.MemberPrivilege, 60011);
        Add(WeComErrorClass.Recipient, WeComStrings.MemberUnseen, 60021);
        Add(WeComErrorClass.Recipient, WeComStrings.DepartmentUnknown, 60123);
        Add(WeComErrorClass.Recipient, WeComStrings.Unlicensed, 701099);

        Add(WeComErrorClass.Permanent, WeComStrings.LoginCode, 40029, 42003, 42022, 84014, 84015);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatUnknown, 40050, 86003);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatOfOtherApp, 86008);
        Add(WeComErrorClass.Permanent, WeComStrings.TagUnknown, 40068);
        Add(WeComErrorClass.Permanent, WeComStrings.AuthCode, 40078);
        Add(WeComErrorClass.Permanent, WeComStrings.Blocked, 40201);
        Add(WeComErrorClass.Permanent, WeComStrings.TaskId, 42014);
        Add(WeComErrorClass.Permanent, WeComStrings.CardUnknown, 42015, 42016);
        Add(WeComErrorClass.Permanent, WeComStrings.RecallTooLate, 42052);
        Add(WeComErrorClass.Permanent, WeComStrings.ResponseCode, 60140);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatMembers, 86007, 86204, 86216);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatSize, 86006);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatOwner, 86005, 86207);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatSender, 86217);
        Add(WeComErrorClass.Permanent, WeComStrings.ChatExists, 86215);

        Add(WeComErrorClass.Developer, WeComStrings.MessageType, 40008);
        Add(WeComErrorClass.Developer, WeComStrings.CardField, [
            40016, 42027, 42028, 42029, 42030, 42031, 42033, 42035, 42036, 42037, 42038, 42039, 42040, 42041, 42042, 42043,
            42044, 42045, 42046, 42047, 42049, 42050, 42051]);
        Add(WeComErrorClass.Developer, WeComStrings.Parameter, 40031, 40032, 40035, 40058, 40063, 41002, 41004, 41011, 82002, 82003);
        Add(WeComErrorClass.Developer, WeComStrings.JsSignature, 40093, 42012);
        Add(WeComErrorClass.Developer, WeComStrings.Empty, 44004);
        Add(WeComErrorClass.Developer, WeComStrings.TooLong, 45002, 82004);
        Add(WeComErrorClass.Developer, WeComStrings.ApiGone, 48005);
        Add(WeComErrorClass.Developer, WeComStrings.AppKind, 60206, 60207, 60208);
        Add(WeComErrorClass.Developer, WeComStrings.NoRecipient, 81012, 82001);
        Add(WeComErrorClass.Developer, WeComStrings.ChatParameter, 86001, 86004, 86201, 86202, 86205);
        return table.ToFrozenDictionary();
    }
}
