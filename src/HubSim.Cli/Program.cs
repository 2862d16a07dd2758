using System.CommandLine;
using HubSim.Cli;
using HubSim.Cli.Commands;

var root = new RootCommand("HubSim simulates how a city's hub of AI startups grows under a support programme.")
{
    RunCommand.Create(),
    ExperimentCommand.Create(),
    ValidateCommand.Create(),
    ReportCommand.Create(),
    CheckCommand.Create(),
    CompareDetailsCommand.Create(),
    AssumptionsCommand.Create(),
    ReferenceCommand.Create(),
    AuditCommand.Create(),
    StoreCommand.Create(),
    NewCommand.Create(),
    SchemaCommand.Create(),
    DiffCommand.Create(),
    ExplainCommand.Create(),
    QueryCommand.Create(),
    ReplayCommand.Create(),
    CompletionsCommand.Create(),
};

Overview.Put(root);

// An argument that begins with @ is an argument, not the name of a file with further ones.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Terminal.Messages.WriteLine($"hubsim: {error.Message}");
    }

    Terminal.Messages.WriteLine("hubsim: see `hubsim --help`; nothing was run");
    return ExitCode.InvalidInput;
}

// Signals and exceptions are handled where the work is: the library would cut both short.
try
{
    return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    // Files of results report their own trouble: what is left is a standard output on a full disk.
    Terminal.Messages.WriteLine($"hubsim: the output cannot be written: {exception.Message}");
    return ExitCode.Failed;
}
catch (Exception exception)
{
    // What was thrown first says most.
    var cause = exception.GetBaseException();
    Terminal.Messages.WriteLine($"hubsim: an error in the program, please report it: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}");
    return ExitCode.Failed;
}
