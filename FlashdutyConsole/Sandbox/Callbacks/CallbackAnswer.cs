namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What came back from a callback URL.</summary>
internal readonly record struct CallbackAnswer(int Status, byte[] Body, CallbackBreak Break);
