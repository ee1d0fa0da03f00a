using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>What came of sending a test card.</summary>
/// <param name="Outcome">Whether it is on its way, else why not.</param>
/// <param name="DeliveryId">Its row in the outbox; 0 = none.</param>
/// <param name="Fault">When broken: what is wrong.</param>
public sealed record SentTestCard(TestCardOutcome Outcome, long DeliveryId = 0, TemplateException? Fault = null);
