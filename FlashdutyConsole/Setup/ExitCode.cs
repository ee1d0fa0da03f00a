namespace FlashdutyConsole.Setup;

/// <summary>What the process returns.</summary>
public static class ExitCode
{
    /// <summary>Stopped as asked.</summary>
    public const int Ok = 0;

    /// <summary>Could not start for a reason outside the settings, such as a port in use.</summary>
    public const int Failed = 1;

    /// <summary>The command line holds something unknown.</summary>
    public const int Usage = 2;

    /// <summary>A setting or the store cannot be used; starting again changes nothing (EX_CONFIG of sysexits.h).</summary>
    public const int Unusable = 78;
}
