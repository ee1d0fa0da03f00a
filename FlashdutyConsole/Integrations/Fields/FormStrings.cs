namespace FlashdutyConsole.Integrations.Fields;

/// <summary>Texts of the fields of a WeCom app; <c>Field_</c>, <c>Hint_</c> and a <see cref="WeComFieldName"/> name a field.</summary>
internal sealed class FormStrings
{
    internal const string Field_name = nameof(Field_name);
    internal const string Hint_name = nameof(Hint_name);
    internal const string Field_endpoint = nameof(Field_endpoint);
    internal const string Hint_endpoint = nameof(Hint_endpoint);
    internal const string Field_oauth_endpoint = nameof(Field_oauth_endpoint);
    internal const string Hint_oauth_endpoint = nameof(Hint_oauth_endpoint);
    internal const string Field_corp_id = nameof(Field_corp_id);
    internal const string Hint_corp_id = nameof(Hint_corp_id);
    internal const string Field_agent_id = nameof(Field_agent_id);
    internal const string Hint_agent_id = nameof(Hint_agent_id);
    internal const string Field_secret = nameof(Field_secret);
    internal const string Hint_secret = nameof(Hint_secret);
    internal const string Field_api_domain = nameof(Field_api_domain);
    internal const string Hint_api_domain = nameof(Hint_api_domain);
    internal const string Field_domain_proof = nameof(Field_domain_proof);
    internal const string Hint_domain_proof = nameof(Hint_domain_proof);
    internal const string Field_token = nameof(Field_token);
    internal const string Hint_token = nameof(Hint_token);
    internal const string Field_encoding_aes_key = nameof(Field_encoding_aes_key);
    internal const string Hint_encoding_aes_key = nameof(Hint_encoding_aes_key);
    internal const string Field_console_domain = nameof(Field_console_domain);
    internal const string Hint_console_domain = nameof(Hint_console_domain);
    internal const string Deployment = nameof(Deployment);
    internal const string DeploymentPublic = nameof(DeploymentPublic);
    internal const string DeploymentPublicHint = nameof(DeploymentPublicHint);
    internal const string DeploymentPrivate = nameof(DeploymentPrivate);
    internal const string DeploymentPrivateHint = nameof(DeploymentPrivateHint);
    internal const string PrivateCa = nameof(PrivateCa);
    internal const string Secret_kept = nameof(Secret_kept);
    internal const string Secret_pending = nameof(Secret_pending);
    internal const string ShowNamed = nameof(ShowNamed);
    internal const string HideNamed = nameof(HideNamed);
    internal const string UseCorrected = nameof(UseCorrected);
    internal const string ChooseProof = nameof(ChooseProof);
    internal const string ProofTooLarge = nameof(ProofTooLarge);
    internal const string ProofOtherName = nameof(ProofOtherName);
    internal const string ProofUnread = nameof(ProofUnread);
    internal const string WarRoom = nameof(WarRoom);
    internal const string WarRoomHint = nameof(WarRoomHint);
    internal const string Generate = nameof(Generate);
}
