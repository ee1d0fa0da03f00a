using FlashdutyConsole.Templates.Engine.Evaluation;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Functions of sprig that read the machine or make keys: known, so that a template with one can be read, and always refused.</summary>
internal static class RefusedFunctions
{
    private static readonly string[] s_names =
    [
        "env", "expandenv", "getHostByName", "genPrivateKey", "derivePassword", "buildCustomCert", "genCA", "genCAWithKey", "genSelfSignedCert",
        "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "encryptAES", "decryptAES", "bcrypt", "htpasswd", "randBytes",
    ];

    public static IEnumerable<FunctionDefinition> All { get; } = s_names.Select(name => FunctionDefinition.Of(
        name,
        "values ...any",
        (_, _) => throw new FunctionException("it reads the machine or makes keys, which a notification template may not")));
}
