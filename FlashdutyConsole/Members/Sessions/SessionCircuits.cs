using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>Stands between an open page and what it asks for: without a session that holds, nothing is carried out.</summary>
internal sealed class SessionCircuits(CircuitSession session) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        session.Watch();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            if (await session.AllowsAsync())
            {
                await next(context);
            }
        };
}
