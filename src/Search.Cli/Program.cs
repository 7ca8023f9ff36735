using Search.Cli;
using Search.Cli.Commands;

CliContext context = CliContext.OfProcess();
context.Interruption.Listen();
return (int)await SearchProgram.RunAsync(args, context).ConfigureAwait(false);
