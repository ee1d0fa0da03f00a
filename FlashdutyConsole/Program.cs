using System.Text;
using FlashdutyConsole.Commands;

// Whatever the machine's locale: what is printed is UTF-8, without a mark at its beginning.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await ConsoleCommand.RunAsync(args, Console.Out, Console.Error);
