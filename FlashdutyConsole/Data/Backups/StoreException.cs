namespace FlashdutyConsole.Data.Backups;

/// <summary>The store, or a backup of it, cannot be used as it is. The message says in one line what is wrong and what to do.</summary>
/// <param name="message">For whoever operates the console.</param>
/// <param name="cause">What happened; null = the message says all.</param>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
