import { basename } from "node:path";
import type { Command as Commander } from "commander";
import type { Call, Command } from "../command.js";
import { didYouMean } from "../did-you-mean.js";
import { ExitCode, Stop } from "../exit-code.js";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** `program`: the whole command tree, which the scripts are made from. */
export function completionCommand(program: () => Commander): Command {
  return {
    name: "completion",
    summary: "a script that completes commands and flags in bash, zsh or fish",
    description:
      "Prints a script with which the Tab key completes commands, flags, their values and files. It holds all it needs: nothing is started when the key is pressed. Where it is kept as a file, write it anew after an update.",
    arguments: [["[shell]", SHELLS.join(", "), SHELLS]],
    settings: [],
    flags: [],
    examples: [
      ["source <(jdm-cytokines completion bash)", "bash, in ~/.bashrc"],
      ["source <(jdm-cytokines completion zsh)", "zsh, in ~/.zshrc, behind compinit"],
      ["jdm-cytokines completion fish | source", "fish, in ~/.config/fish/config.fish"],
    ],
    run: (call) => run(call, program()),
  };
}

async function run({ args, terminal }: Call, program: Commander): Promise<ExitCode> {
  const shell = shellNamed(args[0]);
  const { commandTree } = await import("../completion/command-tree.js");
  const tree = commandTree(program);
  const render = await RENDERERS[shell]();
  await terminal.out([render(tree, `Made by "${tree.name} completion ${shell}", version ${__VERSION__}.`)]);
  return ExitCode.done;
}

const RENDERERS = {
  bash: async () => (await import("../completion/bash.js")).bashCompletion,
  zsh: async () => (await import("../completion/zsh.js")).zshCompletion,
  fish: async () => (await import("../completion/fish.js")).fishCompletion,
} as const;

function shellNamed(name: string | undefined): Shell {
  const shell = SHELLS.find((each) => each === name);
  if (shell !== undefined) return shell;
  const login = basename(process.env.SHELL ?? "");
  const guess = SHELLS.find((each) => each === login);
  if (name === undefined)
    throw new Stop(
      ExitCode.usage,
      `completion needs the name of a shell: ${SHELLS.join(", ")}`,
      guess === undefined
        ? "completion --help says how each takes it"
        : `yours is ${guess}: jdm-cytokines completion ${guess}`,
    );
  throw new Stop(ExitCode.usage, `there is no completion for "${name}"`, didYouMean(name, SHELLS));
}
