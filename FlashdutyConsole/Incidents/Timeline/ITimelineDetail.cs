namespace FlashdutyConsole.Incidents.Timeline;

/// <summary>The payload of one type of timeline entry, named as in the Open API's feed.</summary>
public interface ITimelineDetail;
