using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>The use cases that an open wizard works with.</summary>
public sealed record ConnectDesk(
    SaveDraftStep Save, FindDrafts Find, FindChecks Checks, CheckIntegration Check, FinishDraft Finish, IntegrationSignals Signals, TimeProvider Time,
    ILogger<ConnectDesk> Log);
