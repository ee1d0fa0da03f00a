using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>What is wrong with a field of a WeCom app, to be shown beside it.</summary>
internal sealed class FieldStrings
{
    internal const string BadName = nameof(BadName);
    internal const string BadDeployment = nameof(BadDeployment);
    internal const string BadEndpoint = nameof(BadEndpoint);
    internal const string BadCorpId = nameof(BadCorpId);
    internal const string BadAgentId = nameof(BadAgentId);
    internal const string NoSecret = nameof(NoSecret);
    internal const string BadSecret = nameof(BadSecret);
    internal const string BadToken = nameof(BadToken);
    internal const string BadEncodingAesKey = nameof(BadEncodingAesKey);
    internal const string BadDomain = nameof(BadDomain);
    internal const string NearlyDomain = nameof(NearlyDomain);
    internal const string BadProof = nameof(BadProof);
    internal const string OtherHasWarRooms = nameof(OtherHasWarRooms);

    private static readonly ResourceManager s_texts = new(typeof(FieldStrings));

    internal static string Text(string key, params ReadOnlySpan<object?> parts) =>
        string.Format(CultureInfo.CurrentCulture, s_texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, parts);
}
