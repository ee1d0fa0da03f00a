namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>What the console costs with so much stored.</summary>
/// <param name="Stored">Alerts stored, each an incident of its own and active.</param>
/// <param name="EventMicroseconds">Time for one new event, in posts of 50, four at once.</param>
/// <param name="ProcessorMicroseconds">Processor time of the server for one new event, engine included.</param>
/// <param name="IncidentBytes">Bytes of the database for one incident, with its alert, event, history and indexes.</param>
/// <param name="ListMilliseconds">First page of the incident list over the Open API, median.</param>
/// <param name="PageMilliseconds">What the console's page asks the database for its first page, median.</param>
public sealed record GrowthPoint(
    int Stored, double EventMicroseconds, double ProcessorMicroseconds, double IncidentBytes, double ListMilliseconds, double PageMilliseconds);
