using FlashdutyConsole.Members;

namespace FlashdutyConsole.Channels;

/// <summary>A layer while it is being edited.</summary>
public sealed class LayerForm
{
    private readonly NotifyBy _by;

    /// <summary>A form of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public LayerForm(EscalationLayer layer)
    {
        PersonIds = [.. layer.Target.PersonIds];
        _by = layer.Target.By;
        FollowPreference = _by.FollowPreference;
        Ways = [.. _by.Critical.Concat(_by.Warning).Concat(_by.Info).Distinct()];
        MaxTimes = Math.Max(1, layer.MaxTimes);
        NotifyStep = layer.NotifyStep;
        EscalateWindow = layer.EscalateWindow;
        ForceEscalate = layer.ForceEscalate;
    }

    /// <summary>Members.</summary>
    public IReadOnlyCollection<long> PersonIds { get; set; }

    /// <summary>Whether each member's preference decides.</summary>
    public bool FollowPreference { get; set; }

    /// <summary>Personal channels, for every severity alike.</summary>
    public IReadOnlyCollection<string> Ways { get; set; }

    /// <summary>How often in all.</summary>
    public int MaxTimes { get; set; }

    /// <summary>Minutes between two notifications.</summary>
    public double NotifyStep { get; set; }

    /// <summary>Minutes until the next layer.</summary>
    public int EscalateWindow { get; set; }

    /// <summary>Escalates until closed.</summary>
    public bool ForceEscalate { get; set; }

    /// <summary>What the form says, as a layer.</summary>
    public EscalationLayer Read() => new()
    {
        MaxTimes = MaxTimes,
        NotifyStep = NotifyStep,
        EscalateWindow = EscalateWindow,
        ForceEscalate = ForceEscalate,
        Target = new EscalationTarget { PersonIds = [.. PersonIds.Order()], By = ReadWays() },
    };

    // A rule made through the API may differ by severity; it stays so until someone changes the choice here.
    private NotifyBy ReadWays()
    {
        var before = _by.Critical.Concat(_by.Warning).Concat(_by.Info).ToHashSet(StringComparer.Ordinal);
        return before.SetEquals(Ways)
            ? _by with { FollowPreference = FollowPreference }
            : new NotifyBy { FollowPreference = FollowPreference, Critical = [.. Ways], Warning = [.. Ways], Info = [.. Ways] };
    }
}
