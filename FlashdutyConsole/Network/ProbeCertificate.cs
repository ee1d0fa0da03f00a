using System.Security.Cryptography.X509Certificates;

namespace FlashdutyConsole.Network;

/// <summary>The certificate that a server showed.</summary>
/// <param name="Names">The hosts it is for, at most 5.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="From">First instant.</param>
/// <param name="Until">Last instant.</param>
public sealed record ProbeCertificate(IReadOnlyList<string> Names, string Issuer, DateTimeOffset From, DateTimeOffset Until)
{
    private const int MostNames = 5;
    private const int LongestText = 120;

    internal static ProbeCertificate Of(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(MostNames).Select(Short).ToList();
        return new ProbeCertificate(
            names.Count > 0 ? names : [Short(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false))],
            Short(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)),
            new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
            new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
    }

    // A stranger wrote it, and people will read it.
    private static string Short(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(LongestText)]);
}
