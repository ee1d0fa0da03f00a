using System.Text.Json;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

public sealed class ProviderClaimsTests
{
    private static readonly OidcClaims s_names = new();

    [Fact]
    public void Read_AddressAndItsProof_ComeFromTheSamePlace()
    {
        var person = Read("""{"sub":"1","email":"a@example.com"}""", """{"sub":"1","email":"b@example.com","email_verified":true}""")!;

        Assert.Equal(("a@example.com", null), (person.Email, person.EmailVerified));
    }

    [Fact]
    public void Read_TokenWithoutAddress_TakesTheUserInformation()
    {
        var person = Read("""{"sub":"1"}""", """{"sub":"1","email":"b@example.com","email_verified":"true","preferred_username":"bee"}""")!;

        Assert.Equal(("b@example.com", true, "bee"), (person.Email, person.EmailVerified, person.Name));
    }

    [Theory]
    [InlineData("""{"sub":"1","email":"not an address"}""", "")]
    [InlineData("""{"sub":"1","email":"A <a@example.com>"}""", "")]
    [InlineData("""{"sub":"1","email":["a@example.com"]}""", "")]
    [InlineData("""{"sub":"1","email":"a@example.com\r\n"}""", "a@example.com")]
    public void Read_Address_IsOneOrNothing(string token, string email) => Assert.Equal(email, Read(token)!.Email);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"sub":""}""")]
    [InlineData("""{"sub":null}""")]
    public void Read_WithoutSubject_IsNobody(string token) => Assert.Null(Read(token));

    [Theory]
    [InlineData("""{"sub":"1","groups":["a","b",{"x":1},""]}""", "groups", "a,b")]
    [InlineData("""{"sub":"1","groups":"a"}""", "groups", "a")]
    [InlineData("""{"sub":"1","realm_access":{"roles":["a"]}}""", "realm_access.roles", "a")]
    [InlineData("""{"sub":"1","https://example.com/groups":["a"]}""", "https://example.com/groups", "a")]
    [InlineData("""{"sub":"1"}""", "groups", "")]
    [InlineData("""{"sub":"1","_claim_names":{"groups":"src1"}}""", "groups", null)]
    [InlineData("""{"sub":"1","hasgroups":true}""", "groups", null)]
    public void Read_Groups_InAllForms(string token, string claim, string? expected)
    {
        var groups = Read(token, names: new OidcClaims { Groups = claim })!.Groups;

        Assert.Equal(expected, groups is null ? null : string.Join(',', groups));
    }

    [Theory]
    [InlineData("+86 138-1234-5678", "86", "13812345678")]
    [InlineData("13812345678", "", "13812345678")]
    [InlineData("+49 30 1234567", "", "+49301234567")]
    [InlineData("none", "", "")]
    public void NewMember_Phone_HasItsCountryWhereThatIsSure(string said, string country, string number)
    {
        var person = Read($$"""{"sub":"1","email":"a@example.com","phone_number":"{{said}}"}""")!;

        var member = ProviderProfile.NewMember(person, MemberRole.Viewer, DateTimeOffset.UnixEpoch);

        Assert.Equal((country, number), (member.CountryCode, member.PhoneNumber));
    }

    [Theory]
    [InlineData("", "somebody")]
    [InlineData("X", "somebody")]
    [InlineData("0123456789012345678901234567890123456789", "012345678901234567890123456789012345678")]
    public void NewMember_Name_FitsAMember(string said, string name) => Assert.Equal(
        name, ProviderProfile.NewMember(Read($$"""{"sub":"1","email":"somebody@example.com","name":"{{said}}"}""")!, MemberRole.Viewer, DateTimeOffset.UnixEpoch).Name);

    [Fact]
    public void Of_SeveralGroups_IsTheHighestAndNeverOwner()
    {
        var options = new OidcOptions();
        options.AddRoles("cn=ops,ou=x=Viewer, oncall=Responder, bosses=Owner");
        options.Roles["cn=admins,dc=example"] = "Admin";

        Assert.Equal(MemberRole.Responder, Of("oncall"));
        Assert.Equal(MemberRole.Admin, Of("oncall", "CN=Admins,DC=example"));
        Assert.Equal(MemberRole.Viewer, Of("bosses"));

        MemberRole? Of(params string[] groups) => GroupRoles.Of(options, new ProviderPerson { Issuer = "i", Subject = "s", Groups = groups });
    }

    private static ProviderPerson? Read(string token, string? info = null, OidcClaims? names = null) => ProviderClaims.Read(
        "https://login.example.com", JsonDocument.Parse(token).RootElement, info is null ? null : JsonDocument.Parse(info).RootElement, names ?? s_names);
}
