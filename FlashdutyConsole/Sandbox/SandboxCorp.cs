using System.Collections.Immutable;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.GroupChats;

namespace FlashdutyConsole.Sandbox;

/// <summary>A company: its members, departments and apps. Lists are replaced as a whole, so they may be read at any time.</summary>
public sealed class SandboxCorp
{
    private readonly SandboxWeCom _weCom;
    private ImmutableDictionary<string, SandboxUser> _users =
        ImmutableDictionary.Create<string, SandboxUser>(StringComparer.OrdinalIgnoreCase);

    private ImmutableList<SandboxDepartment> _departments;
    private ImmutableList<SandboxApp> _apps = [];
    private ImmutableList<DateTimeOffset> _domainChanges = [];

    internal SandboxCorp(SandboxWeCom weCom, string corpId, string name)
    {
        _weCom = weCom;
        CorpId = corpId;
        Name = name;
        _departments = [new SandboxDepartment(1, name, 0)];
        GroupChats = new GroupChatBook();
    }

    /// <summary>The CorpID.</summary>
    public string CorpId { get; }

    /// <summary>The name people see.</summary>
    public string Name { get; }

    /// <summary>Member ceiling of the company; an app may send 200 times as many person-messages a day (document 90312).</summary>
    public int AccountCeiling { get; set; } = 500;

    /// <summary>Members in order of their userid.</summary>
    public IReadOnlyList<SandboxUser> Users => [.. _users.Values.OrderBy(user => user.UserId, StringComparer.OrdinalIgnoreCase)];

    /// <summary>All departments, the root first.</summary>
    public IReadOnlyList<SandboxDepartment> Departments => _departments;

    /// <summary>All apps.</summary>
    public IReadOnlyList<SandboxApp> Apps => _apps;

    internal GroupChatBook GroupChats { get; }

    /// <summary>Proves every domain of this company.</summary>
    internal DomainProof Proof { get; } = DomainProof.Make();

    /// <summary>When trusted domains were changed; only the last few count.</summary>
    internal IReadOnlyList<DateTimeOffset> DomainChanges => _domainChanges;

    /// <summary>An AgentId is never given twice, even after an app was deleted.</summary>
    internal int NextAgentId { get; set; }

    internal ImmutableDictionary<string, SandboxUser> UserMap => _users;

    /// <summary>The member, whatever the case of the id; null when unknown.</summary>
    public SandboxUser? FindUser(string userId) => _users.GetValueOrDefault(userId);

    /// <summary>The app; null when unknown.</summary>
    public SandboxApp? FindApp(int agentId) => _apps.Find(app => app.AgentId == agentId);

    /// <summary>Adds a member, or replaces the one with the same userid.</summary>
    public SandboxUser SetUser(SandboxUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_weCom.Gate)
        {
            _users = _users.SetItem(user.UserId, user);
        }

        _weCom.Announce(user.UserId);
        return user;
    }

    /// <summary>The member leaves the company.</summary>
    public void RemoveUser(string userId)
    {
        lock (_weCom.Gate)
        {
            _users = _users.Remove(userId);
        }

        _weCom.Announce(userId);
    }

    /// <summary>Adds a department below another one.</summary>
    public SandboxDepartment AddDepartment(int id, string name, int parentId = 1)
    {
        var department = new SandboxDepartment(id, name, parentId);
        lock (_weCom.Gate)
        {
            _departments = _departments.RemoveAll(other => other.Id == id).Add(department);
        }

        return department;
    }

    /// <summary>Adds an app that everybody sees; its secret is made up when none is given.</summary>
    /// <exception cref="InvalidOperationException">The AgentId is taken.</exception>
    public SandboxApp AddApp(int agentId, string name, string? secret = null)
    {
        lock (_weCom.Gate)
        {
            if (FindApp(agentId) is not null)
            {
                throw new InvalidOperationException("This AgentId is taken.");
            }

            var app = new SandboxApp(_weCom, this, agentId, name, secret ?? Tokens.TokenBook.NewSecret());
            _apps = _apps.Add(app);
            return app;
        }
    }

    internal void RemoveApp(SandboxApp app) => _apps = _apps.Remove(app);

    internal void CountDomainChange(DateTimeOffset now)
    {
        var changes = _domainChanges.Add(now);
        _domainChanges = changes.Count > AdminRules.MostDomainChanges ? changes.RemoveAt(0) : changes;
    }

    /// <summary>Whether the department is the given one or lies below it.</summary>
    internal bool IsWithin(int departmentId, int ancestorId)
    {
        // Bounded: a circle of parents, which nothing forbids, must not hold the lock for ever.
        for (var depth = 0; depth < 32; depth++)
        {
            if (departmentId == ancestorId)
            {
                return true;
            }

            var found = _departments.Find(department => department.Id == departmentId);
            if (found is null)
            {
                return false;
            }

            departmentId = found.ParentId;
        }

        return false;
    }
}
