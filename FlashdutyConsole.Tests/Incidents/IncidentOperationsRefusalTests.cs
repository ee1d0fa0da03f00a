using System.Net;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class IncidentOperationsRefusalTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Theory]
    [InlineData("/incident/ack", """{"incident_ids":["x"]}""", "incident_ids[0]")]
    [InlineData("/incident/ack", """{"incident_ids":[]}""", "incident_ids")]
    [InlineData("/incident/ack", """{}""", "incident_ids")]
    [InlineData("/incident/ack", """{"incident_ids":"ffffffffffffffffffffffff"}""", "incident_ids")]
    [InlineData("/incident/ack", """{"incident_ids":[null]}""", "incident_ids[0]")]
    [InlineData("/incident/snooze", """{"incident_ids":["ffffffffffffffffffffffff"],"minutes":0}""", "minutes")]
    [InlineData("/incident/snooze", """{"incident_ids":["ffffffffffffffffffffffff"],"minutes":1441}""", "minutes")]
    [InlineData("/incident/snooze", """{"incident_ids":["ffffffffffffffffffffffff"],"minutes":"60"}""", "minutes")]
    [InlineData("/incident/snooze", """{"incident_ids":["ffffffffffffffffffffffff"],"minutes":1.5}""", "minutes")]
    [InlineData("/incident/comment", """{"incident_ids":["ffffffffffffffffffffffff"]}""", "comment")]
    [InlineData("/incident/reset", """{"incident_id":"ffffffffffffffffffffffff","title":"ab"}""", "title")]
    [InlineData("/incident/create", """{"incident_severity":"Ok"}""", "incident_severity")]
    [InlineData("/incident/create", """{"title":"x"}""", "incident_severity")]
    [InlineData("/incident/create", """{"incident_severity":"Info","title":7}""", "title")]
    [InlineData("/incident/create", """{"incident_severity":"Info","title":"\ud800"}""", "title")]
    [InlineData("/incident/create", """{"incident_severity":"Info","assigned_to":{}}""", "assigned_to")]
    [InlineData("/incident/create", """{"incident_severity":"Info","assigned_to":{"emails":["a@b.c"]}}""", "emails")]
    [InlineData("/incident/list", """{"start_time":100,"end_time":100}""", "end_time")]
    [InlineData("/incident/list", """{"start_time":0,"end_time":2678401}""", "end_time")]
    [InlineData("/incident/list", """{"start_time":1,"end_time":2,"limit":101}""", "limit")]
    [InlineData("/incident/list", """{"start_time":1,"end_time":2,"progress":"Done"}""", "progress")]
    [InlineData("/incident/list", """{"start_time":99999999999999999,"end_time":2}""", "start_time")]
    [InlineData("/incident/list", """{"start_time":1,"end_time":2,"team_ids":[3]}""", "team_ids")]
    [InlineData("/incident/list", """[]""", "body")]
    [InlineData("/incident/list", """null""", "body")]
    [InlineData("/incident/list", """{"start_time":""", "")]
    [InlineData("/alert/list", """{"end_time":2}""", "start_time")]
    public async Task Operation_WithWrongField_IsInvalidParameterThatNamesIt(string operation, string body, string named)
    {
        var answer = await _console.CallAsync(operation, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains(named, answer.Message);
    }

    [Theory]
    [InlineData("/incident/info", """{"incident_id":"ffffffffffffffffffffffff"}""")]
    [InlineData("/incident/feed", """{"incident_id":"ffffffffffffffffffffffff"}""")]
    [InlineData("/incident/alert/list", """{"incident_id":"ffffffffffffffffffffffff"}""")]
    [InlineData("/incident/ack", """{"incident_ids":["ffffffffffffffffffffffff"]}""")]
    [InlineData("/incident/create", """{"incident_severity":"Info","channel_id":99}""")]
    [InlineData("/incident/create", """{"incident_severity":"Info","assigned_to":{"person_ids":[99]}}""")]
    [InlineData("/alert/info", """{"alert_id":"ffffffffffffffffffffffff"}""")]
    public async Task Operation_OnWhatIsNotThere_IsResourceNotFound(string operation, string body)
    {
        var answer = await _console.CallAsync(operation, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("ResourceNotFound", answer.Code);
    }
}
