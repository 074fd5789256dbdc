using CustomerHealth.LocalHost;

return await LocalProgram.RunAsync(args, Directory.GetCurrentDirectory(), Console.Out, Console.Error);
