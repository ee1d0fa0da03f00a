namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>What a zone's clocks show for some time: offset from UTC in seconds, and its name.</summary>
internal sealed record ZoneType(int Offset, bool IsDaylight, string Abbreviation);
