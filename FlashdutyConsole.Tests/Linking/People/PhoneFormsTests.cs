using FlashdutyConsole.Linking.People;

namespace FlashdutyConsole.Tests.Linking.People;

public sealed class PhoneFormsTests
{
    [Theory]
    [InlineData("86", "13812345678", "13812345678 +8613812345678")]
    [InlineData("", "138 1234-5678", "13812345678 +8613812345678")]
    [InlineData("", "+86 138 1234 5678", "13812345678 +8613812345678")]
    [InlineData("86", "008613812345678", "13812345678 +8613812345678")]
    [InlineData("852", "51234567", "+85251234567 51234567")]
    [InlineData("852", "+852 5123 4567", "+85251234567 51234567")]
    [InlineData("", "+85251234567", "+85251234567")]
    [InlineData("44", "13812345678", "+4413812345678")]
    [InlineData("", "010-12345678", "01012345678")]
    [InlineData("86", "", "")]
    [InlineData("", "ext. 12", "")]
    [InlineData(null, null, "")]
    public void Of_NumberAsTyped_GivesTheFormsLikeliestFirst(string? country, string? phone, string forms) =>
        Assert.Equal(forms, string.Join(' ', PhoneForms.Of(country, phone)));
}
