using FlashdutyConsole.Benchmarks;

return await Catalogue.RunAsync(args, Console.Out);
