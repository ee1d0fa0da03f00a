using FlashdutyConsole.Integrations.Drafts;

namespace FlashdutyConsole.Integrations.Fields;

/// <summary>The fields of a WeCom app as they stand on a page while a person types.</summary>
public sealed class WeComForm
{
    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _touched = [];
    private bool _warRoom;

    /// <summary>Begins with what is stored.</summary>
    public WeComForm(WeComFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _values = new Dictionary<string, string>
        {
            [WeComFieldName.Name] = fields.Name ?? "",
            [WeComFieldName.Deployment] = fields.Deployment ?? "public",
            [WeComFieldName.Endpoint] = fields.Endpoint ?? "",
            [WeComFieldName.OauthEndpoint] = fields.OauthEndpoint ?? "",
            [WeComFieldName.CorpId] = fields.CorpId ?? "",
            [WeComFieldName.AgentId] = fields.AgentId ?? "",
            [WeComFieldName.ApiDomain] = fields.ApiDomain ?? "",
            [WeComFieldName.DomainProof] = fields.DomainProof ?? "",
            [WeComFieldName.ConsoleDomain] = fields.ConsoleDomain ?? "",
        };
        _warRoom = fields.WarRoomEnabled ?? false;
        SecretsSet = fields.SecretsSet;
    }

    /// <summary>Raised after a person has changed a field.</summary>
    public event EventHandler? Edited;

    /// <summary>Secrets that are stored: their fields may be left empty.</summary>
    public IReadOnlyCollection<string> SecretsSet { get; set; }

    /// <summary>What is wrong and shown.</summary>
    public IReadOnlyList<FieldFault> Faults { get; private set; } = [];

    /// <summary>Whether incidents may have a group chat.</summary>
    public bool WarRoomEnabled
    {
        get => _warRoom;
        set
        {
            _warRoom = value;
            Edited?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>A field by its <see cref="WeComFieldName"/>.</summary>
    public string this[string field]
    {
        get => _values.GetValueOrDefault(field, "");
        set
        {
            if (this[field] == value)
            {
                return;
            }

            _values[field] = value;
            _touched.Add(field);
            Edited?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>What is wrong with a field; null = nothing that is shown.</summary>
    public FieldFault? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field);

    /// <summary>Shows what is wrong.</summary>
    /// <param name="faults">All that is wrong.</param>
    /// <param name="all">Also with fields that nobody has touched yet.</param>
    public void Show(IReadOnlyList<FieldFault> faults, bool all) => Faults = [.. faults.Where(fault => all || _touched.Contains(fault.Field))];

    /// <summary>The fields of one step, the others null.</summary>
    public WeComFields Read(string step) => step switch
    {
        WeComStep.CreateApp => new WeComFields { Name = this[WeComFieldName.Name] },
        WeComStep.Deployment => new WeComFields
        {
            Deployment = this[WeComFieldName.Deployment], Endpoint = this[WeComFieldName.Endpoint], OauthEndpoint = this[WeComFieldName.OauthEndpoint],
        },
        WeComStep.Credentials => new WeComFields
        {
            CorpId = this[WeComFieldName.CorpId], AgentId = this[WeComFieldName.AgentId], Secret = this[WeComFieldName.Secret],
        },
        WeComStep.ApiDomain => new WeComFields { ApiDomain = this[WeComFieldName.ApiDomain], DomainProof = this[WeComFieldName.DomainProof] },
        WeComStep.Callback => new WeComFields { Token = this[WeComFieldName.Token], EncodingAesKey = this[WeComFieldName.EncodingAesKey] },
        WeComStep.ConsoleDomain => new WeComFields { ConsoleDomain = this[WeComFieldName.ConsoleDomain] },
        WeComStep.Features => new WeComFields { WarRoomEnabled = WarRoomEnabled },
        _ => new WeComFields(),
    };
}
