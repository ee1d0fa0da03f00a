namespace FlashdutyConsole.Members;

/// <summary>What a member may do. Each role may do everything that the ones below it may.</summary>
public enum MemberRole
{
    /// <summary>Looks, changes nothing.</summary>
    Viewer = 0,

    /// <summary>Handles incidents.</summary>
    Responder = 1,

    /// <summary>Configures channels, rules, templates and integrations.</summary>
    Admin = 2,

    /// <summary>The one who set the console up; may also appoint admins.</summary>
    Owner = 3,
}
