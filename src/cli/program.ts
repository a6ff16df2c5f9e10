import { Argument, Command as Commander, CommanderError, Option } from "commander";
import type { Call, Command, OutputFlag } from "./command.js";
import { alignCommand } from "./commands/align.js";
import { analyzeCommand } from "./commands/analyze.js";
import { chartCommand } from "./commands/chart.js";
import { checkCommand } from "./commands/check.js";
import { compareCommand } from "./commands/compare.js";
import { completionCommand } from "./commands/completion.js";
import { convertCommand } from "./commands/convert.js";
import { correlateCommand } from "./commands/correlate.js";
import { exampleCommand } from "./commands/example.js";
import { inspectCommand } from "./commands/inspect.js";
import { didYouMean } from "./did-you-mean.js";
import { ExitCode, Stop } from "./exit-code.js";
import { exampleText, HELP_LAYOUT, HELP_WIDTH, helpText } from "./help-layout.js";
import { columnsOf, standardOutput } from "./output/streams.js";
import { processTerminal } from "./output/terminal.js";
import { SETTINGS } from "./settings/settings.js";
import { SETTINGS_FILE } from "./settings/settings-of-call.js";
import { THREADS, threadsOf } from "./threads/threads.js";

const COMMANDS: readonly Command[] = [
  analyzeCommand,
  inspectCommand,
  alignCommand,
  compareCommand,
  correlateCommand,
  chartCommand,
  convertCommand,
  checkCommand,
  exampleCommand,
];

/** Reads the command line and runs what it asks for; throws what stops it. */
export async function runProgram(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.done;
  const program = new Commander("jdm-cytokines")
    .description("Before/after statistics for plasma cytokines and disease activity around a transplant.")
    .version(__VERSION__, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput(OUTPUT)
    .configureHelp(HELP_LAYOUT)
    .showSuggestionAfterError(true)
    .exitOverride();
  const isNamed = COMMANDS.some(({ name }) => name === argv[0]);
  for (const command of [...COMMANDS, completionCommand(() => program)]) {
    // Of the others a call needs the names: their flags would take longer to declare than a small study to compare.
    if (isNamed && command.name !== argv[0]) program.addCommand(new Commander(command.name));
    else
      program.addCommand(
        asCommander(command, async (call) => {
          exitCode = await completed(command, call);
        }),
      );
  }
  const firstSteps = [exampleCommand.examples[0], analyzeCommand.examples[0]];
  program.addHelpText(
    "after",
    (context) => `\nFirst steps:\n${exampleText(firstSteps, context)}\n${helpText(FURTHER, context)}`,
  );
  try {
    const [first, topic = "help"] = argv;
    const names = program.commands.map((command) => command.name());
    if (first === "help" && topic !== "help" && !names.includes(topic))
      program.error(`unknown command '${topic}'\n(${didYouMean(topic, names)})`);
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return ExitCode.done;
    // Without a command the help was shown: there is no more to say.
    if (error.code === "commander.help") return ExitCode.usage;
    throw usageError(error.message);
  }
  return exitCode;
}

const FURTHER = `All flags of a command, with examples: jdm-cytokines COMMAND --help
Exit codes: 0 done, 1 findings of check or --strict, 2 command line or settings, 3 input, 4 nothing to analyse, 5 output, 70 a bug, 130 and 143 interrupted.
`;

/** Help goes where results go; what is wrong with the command line is shown like every other error, under `--json` too. */
const OUTPUT = {
  writeOut: (text: string) => standardOutput().write(text),
  outputError: () => {},
  getOutHelpWidth: () => columnsOf(1) ?? HELP_WIDTH,
  getErrHelpWidth: () => columnsOf(2) ?? HELP_WIDTH,
};

/** From commander's text: `error: unknown option '--sumary'`, and on its own line `(Did you mean --summary?)`. */
function usageError(text: string): Stop {
  const [first, ...rest] = text.split("\n");
  const hint = rest.join(" ").replace(/^\((.*)\)$/u, "$1");
  const message = first.replace(/^error: /u, "");
  return new Stop(ExitCode.usage, message, hint === "" ? undefined : hint.charAt(0).toLowerCase() + hint.slice(1));
}

/** Runs a command to its end; with `--strict` warnings are findings. */
async function completed(command: Command, call: Call): Promise<ExitCode> {
  try {
    const exitCode = await command.run(call);
    const warnings = call.terminal.warnings();
    if (call.options.strict !== true || exitCode !== ExitCode.done || warnings === 0) return exitCode;
    throw new Stop(
      ExitCode.findings,
      `--strict: there ${warnings === 1 ? "was 1 warning" : `were ${warnings} warnings`}`,
    );
  } finally {
    call.terminal.close();
  }
}

function asCommander(command: Command, run: (call: Call) => Promise<void>): Commander {
  const commander = new Commander(command.name)
    .summary(command.summary)
    .description(command.description)
    .configureOutput(OUTPUT)
    .exitOverride()
    // The help texts name the choices themselves.
    .configureHelp({
      ...HELP_LAYOUT,
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
    })
    .showSuggestionAfterError(true);
  for (const [syntax, help, choices] of command.arguments) {
    const argument = new Argument(syntax, help);
    if (choices !== undefined) argument.argChoices = [...choices];
    commander.addArgument(argument);
  }
  for (const group of command.settings)
    for (const { flags, help, choices, repeatable, type } of SETTINGS.filter((setting) => setting.group === group)) {
      const option = offering(new Option(flags, help), choices).helpGroup(`${group}:`);
      if (repeatable) option.argParser((text: string, list: string[] | undefined) => [...(list ?? []), text]);
      const options =
        type === "switch" ? [new Option(opposite(flags)).hideHelp().helpGroup(`${group}:`), option] : [option];
      // A negation declared alone would be given a default, and so override the settings file.
      for (const each of options.sort((a, b) => Number(a.negate) - Number(b.negate))) commander.addOption(each);
    }
  if (command.settings.length > 0)
    for (const { flags, help } of SETTINGS_FILE_FLAGS)
      commander.addOption(new Option(flags, help).helpGroup("Settings file:"));
  for (const { flags, help, choices } of [...command.flags, ...(readsData(command) ? [STRICT] : [])])
    commander.addOption(offering(new Option(flags, help), choices).helpGroup("Output:"));
  for (const { flags, help } of [...(command.isThreaded ? [THREADS] : []), ...EVERYWHERE])
    commander.addOption(new Option(flags, help).helpGroup("General:"));
  commander.addHelpOption(new Option("-h, --help", "print this help").helpGroup("General:"));
  commander.addHelpText("after", (context) => `\nExamples:\n${exampleText(command.examples, context)}`);
  return commander.action(async () => {
    const options = commander.opts<Record<string, unknown>>();
    const quiet = options.quiet === true;
    await run({
      args: commander.args,
      options,
      terminal: processTerminal(options.color as boolean | undefined, quiet),
      quiet,
      verbose: options.verbose === true,
      json: options.json === true || options.format === "json",
      threads: threadsOf(options.threads),
    });
  });
}

/** The choices are for completion alone: what checks a value says more than commander would. */
function offering(option: Option, choices: readonly string[] | undefined): Option {
  if (choices !== undefined) option.argChoices = [...choices];
  return option;
}

/** What a switch in the settings file can be overridden with. */
function opposite(flags: string): string {
  return flags.startsWith("--no-") ? flags.replace("--no-", "--") : flags.replace("--", "--no-");
}

const SETTINGS_FILE_FLAGS = [
  {
    flags: "--config <file>",
    help: `settings in TOML, by default ${SETTINGS_FILE} beside the first data file: the flags of the groups above without --, as summary = "mean", analyte = ["IL-6", "CXCL10"], within = false, and [window] with a line a window, before = "..0"; a flag overrides its line, a switch by its opposite, as --within or --no-pseudonyms`,
  },
  { flags: "--no-config", help: "read no settings file" },
] as const;

/** Only data can be warned of. */
function readsData({ settings }: Command): boolean {
  return settings.length > 0;
}

const STRICT: OutputFlag = {
  flags: "--strict",
  help: "exit code 1 where there are warnings; what is written is the same",
};

const EVERYWHERE = [
  { flags: "--color", help: "colour, whatever the stream" },
  { flags: "--no-color", help: "no colour" },
  { flags: "-q, --quiet", help: "no warnings and notes" },
  { flags: "-v, --verbose", help: "say how each file was read" },
] as const;
