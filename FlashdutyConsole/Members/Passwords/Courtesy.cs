using System.Runtime.InteropServices;

namespace FlashdutyConsole.Members.Passwords;

/// <summary>Lets everything else on the machine go first.</summary>
internal static class Courtesy
{
    private const int Process = 0;

    // A sixtieth of what an ordinary thread gets when both want the same core; all of it when nobody else does.
    private const int Niceness = 19;

    /// <summary>The calling thread stands back from now on. It must not be one of the pool.</summary>
    public static void Last()
    {
        // Tells Windows and macOS; on Linux .NET does nothing with it.
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
        {
            try
            {
                // Linux keeps it for each thread, and 0 is the calling one (setpriority(2), "C library/kernel differences").
                _ = SetPriority(Process, 0, Niceness);
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                // A system without the C library that we know: then it is as everybody.
            }
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
