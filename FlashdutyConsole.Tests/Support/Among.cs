using CsCheck;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Values for property tests.</summary>
public static class Among
{
    /// <summary>One of these, each as likely as its place in the list is repeated.</summary>
    public static Gen<T> These<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
