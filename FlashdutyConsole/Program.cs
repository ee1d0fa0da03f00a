using FlashdutyConsole.Setup;

return await ConsoleHost.RunAsync(args);
