using FlashdutyConsole.Components;

var builder = WebApplication.CreateBuilder(args);
// Also outside Development, so that `dotnet run` finds the styles of the packages.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddAuthentication().AddCookie();
builder.Services.AddAuthorization();
builder.Services.AddComponents();
var app = builder.Build();
app.UseComponents();
app.UseAuthentication();
app.UseAuthorization();
app.MapComponents();
app.Run();
