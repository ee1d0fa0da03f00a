namespace FlashdutyConsole.Sandbox;

/// <summary>The company that the demo and most tests use. Names are data of a pretend platform, not words of the product.</summary>
internal static class DemoSeed
{
    public const string CorpId = "wwdemo0000000001";
    public const int AgentId = 1000002;

    public static void Fill(SandboxWeCom weCom)
    {
        var corp = weCom.AddCorp(CorpId, "Demo Ltd.");
        corp.AddDepartment(2, "Operations");
        corp.AddDepartment(3, "Development");
        corp.SetUser(new SandboxUser("zhang", "Zhang Wei", 2, "13800000001", "zhang@demo.example"));
        corp.SetUser(new SandboxUser("li", "Li Na", 2, "13800000002", "li@demo.example"));
        corp.SetUser(new SandboxUser("wang", "Wang Fang", 3, "13800000003", "wang@demo.example"));
        corp.SetUser(new SandboxUser("zhao", "Zhao Lei", 3, "13800000004", "zhao@demo.example"));
        corp.AddApp(AgentId, "Flashduty");
    }
}
