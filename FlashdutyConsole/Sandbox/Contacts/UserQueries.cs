using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Contacts;

/// <summary>Reads of members (protocol §9.2). A self-built app sees its visibility only, and no mobile or mail address.</summary>
internal sealed class UserQueries(SandboxWeCom weCom)
{
    public WireReply Get(WireCall call, SandboxApp app)
    {
        SandboxUser? user = null;
        var code = call.Method != "GET" ? WireCode.GetRequired
            : call["userid"] is not { } userId ? WireCode.UserIdMissing
            : (user = app.Corp.FindUser(userId)) is null ? WireCode.UserUnknown
            : Sees(app, user) ? WireCode.Ok : WireCode.NoPrivilege;
        return code == WireCode.Ok ? WireReply.Ok(json => WriteDetails(json, user!)) : Refuse(code, call);
    }

    public WireReply SimpleList(WireCall call, SandboxApp app) => List(call, app, (json, user) =>
    {
        json.WriteString("userid", user.UserId);
        json.WriteString("name", user.Name);
        WriteDepartment(json, user);
    });

    public WireReply DetailedList(WireCall call, SandboxApp app) => List(call, app, WriteDetails);

    public WireReply IdOfMobile(WireCall call, SandboxApp app) => Find(call, app, "mobile", user => user.Mobile);

    public WireReply IdOfEmail(WireCall call, SandboxApp app) => Find(call, app, "email", user => user.Email);

    private static bool Sees(SandboxApp app, SandboxUser user) =>
        app.RootVisible || app.VisibleUsers.Contains(user.UserId) || app.IsVisibleTo(user.DepartmentId);

    private WireReply List(WireCall call, SandboxApp app, Action<Utf8JsonWriter, SandboxUser> write)
    {
        var departmentId = 0;
        var code = call.Method != "GET" ? WireCode.GetRequired
            : !int.TryParse(call["department_id"], NumberStyles.None, CultureInfo.InvariantCulture, out departmentId) ? WireCode.ArgumentInvalid
            : app.Corp.Departments.All(department => department.Id != departmentId) ? WireCode.DepartmentUnknown
            : !app.IsVisibleTo(departmentId) && app.VisibleUsers.IsEmpty ? WireCode.NoPrivilege
            : WireCode.Ok;
        if (code != WireCode.Ok)
        {
            return Refuse(code, call);
        }

        return WireReply.Ok(json =>
        {
            json.WriteStartArray("userlist");

            // Direct members only; the platform shows nobody from below (protocol §9.2).
            foreach (var user in app.Corp.Users.Where(user => user.DepartmentId == departmentId && Sees(app, user)))
            {
                json.WriteStartObject();
                write(json, user);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private WireReply Find(WireCall call, SandboxApp app, string field, Func<SandboxUser, string?> valueOf)
    {
        var code = call.ReadJson(out var root);
        SandboxUser? found = null;
        if (code == WireCode.Ok)
        {
            if (!root.TryText(field, out var value) || string.IsNullOrEmpty(value))
            {
                code = WireCode.ArgumentInvalid;
            }
            else
            {
                found = app.Corp.Users.FirstOrDefault(user =>
                    string.Equals(valueOf(user), value, StringComparison.OrdinalIgnoreCase) && Sees(app, user));
                code = found is null ? WireCode.UserNotFound : WireCode.Ok;
            }
        }

        return code == WireCode.Ok ? WireReply.Ok(json => json.WriteString("userid", found!.UserId)) : Refuse(code, call);
    }

    private WireReply Refuse(int code, WireCall call) => WireReply.Error(code, call, weCom.Time.GetUtcNow());

    private static void WriteDetails(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteString("userid", user.UserId);
        json.WriteString("name", user.Name);
        WriteDepartment(json, user);
        json.WriteString("position", "");
        json.WriteNumber("status", user.Enabled ? 1 : 2);
        json.WriteNumber("isleader", 0);
        json.WriteNumber("enable", user.Enabled ? 1 : 0);
        json.WriteNumber("main_department", user.DepartmentId);
    }

    private static void WriteDepartment(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteStartArray("department");
        json.WriteNumberValue(user.DepartmentId);
        json.WriteEndArray();
    }
}
