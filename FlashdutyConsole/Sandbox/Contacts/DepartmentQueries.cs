using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Contacts;

/// <summary>department/list and department/simplelist (protocol §9.2): what the app sees, with everything below.</summary>
internal sealed class DepartmentQueries(SandboxWeCom weCom)
{
    public WireReply List(WireCall call, SandboxApp app) => List(call, app, "department", (json, department) =>
        json.WriteString("name", department.Name));

    public WireReply SimpleList(WireCall call, SandboxApp app) => List(call, app, "department_id", (_, _) => { });

    private WireReply List(WireCall call, SandboxApp app, string name, Action<Utf8JsonWriter, SandboxDepartment> more)
    {
        var below = 1;
        var code = call.Method != "GET" ? WireCode.GetRequired
            : call["id"] is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out below) ? WireCode.ArgumentInvalid
            : app.Corp.Departments.All(department => department.Id != below) ? WireCode.DepartmentUnknown
            : call["id"] is not null && !app.IsVisibleTo(below) ? WireCode.NoPrivilege
            : WireCode.Ok;
        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, weCom.Time.GetUtcNow());
        }

        return WireReply.Ok(json =>
        {
            json.WriteStartArray(name);
            foreach (var department in app.Corp.Departments.Where(one => app.IsVisibleTo(one.Id) && app.Corp.IsWithin(one.Id, below)))
            {
                json.WriteStartObject();
                json.WriteNumber("id", department.Id);
                more(json, department);
                json.WriteNumber("parentid", department.ParentId);
                json.WriteNumber("order", 100_000_000 - department.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
