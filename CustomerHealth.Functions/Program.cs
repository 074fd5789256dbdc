using CustomerHealth.Functions;

await FunctionsApp.RunAsync(args);
