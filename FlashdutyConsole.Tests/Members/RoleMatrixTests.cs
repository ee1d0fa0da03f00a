namespace FlashdutyConsole.Tests.Members;

/// <summary>
/// Check E5: every page and operation against everybody who might ask for it. What is expected stands in <c>role-matrix.md</c>
/// beside this file.
/// </summary>
public sealed class RoleMatrixTests(RoleMatrixConsole people) : IClassFixture<RoleMatrixConsole>
{
    [Fact]
    public async Task Endpoint_AskedByEverybody_AnswersAsTheTableSays()
    {
        var wrong = new List<string>();
        foreach (var line in RoleMatrix.Lines.Where(line => line.Needs != "anyone"))
        {
            foreach (var (who, expected) in line.Expected)
            {
                if (await people.AskAsync(line.Endpoint, who) is var got && got != expected)
                {
                    wrong.Add($"{line.Endpoint} as {who}: {got} instead of {expected}");
                }
            }
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Secret_OnceSaved_IsShownToNobody()
    {
        await people.ConnectAsync();
        foreach (var line in RoleMatrix.Lines.Where(line => !line.Endpoint.Contains("signout", StringComparison.Ordinal)))
        {
            foreach (var who in RoleMatrix.Who)
            {
                await people.AskAsync(line.Endpoint, who);
            }
        }

        await people.LookAtIntegrationsAsync();

        foreach (var who in RoleMatrix.Who)
        {
            var seen = people.SeenBy(who);
            Assert.NotEmpty(seen);
            Assert.All(RoleMatrixConsole.Canaries, canary => Assert.DoesNotContain(canary, seen, StringComparison.Ordinal));
            // The address of an alert source has its key in it: who configures needs it, nobody else sees it.
            Assert.Equal((who, who is "admin" or "owner"), (who, seen.Contains(people.SourceKey, StringComparison.Ordinal)));
        }
    }
}
