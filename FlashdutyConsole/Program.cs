using FlashdutyConsole.Commands;

return await ConsoleCommand.RunAsync(args, Console.Out, Console.Error);
