import type { Candidates, CommandShape, CommandTree, Flag } from "./command-tree.js";

/** Completion for zsh: a file of `$fpath` called `_NAME`, or to be sourced after `compinit`. */
export function zshCompletion({ name, flags, commands }: CommandTree, origin: string): string {
  const own = `_${name}`;
  const described = commands.map((command) => quoted(`${command.name}:${command.help}`));
  return `#compdef ${name}
# ${origin}
${own}() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands=(
${described.map((line) => `    ${line}`).join("\n")}
  )
  _arguments -C \\
${flags.map((flag) => `    ${optionSpec(flag)} \\`).join("\n")}
    '1: :->command' \\
    '*:: :->rest' && return
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      curcontext="\${curcontext%:*:*}:${name}-$words[1]:"
      case $words[1] in
${commands.map(commandArm).join("\n")}
      esac
      ;;
  esac
}

if [ "$funcstack[1]" = ${own} ]; then
  ${own} "$@"
else
  compdef ${own} ${name}
fi
`;
}

function commandArm({ name, places, open, flags }: CommandShape): string {
  const specs = [
    ...flags.map(optionSpec),
    ...places.map((place, i) =>
      quoted(`${open && i === places.length - 1 ? "*" : i + 1}:${message(place)}:${action(place)}`),
    ),
  ];
  return `        ${name})
          _arguments -S \\
${specs.map((spec) => `            ${spec}`).join(" \\\n")}
          ;;`;
}

function optionSpec({ short, long, help, value, repeatable }: Flag): string {
  const takes = value === null ? "" : `:${message(value)}:${action(value)}`;
  const text = `[${help.replace(/[[\]\\]/gu, "\\$&")}]${takes}`;
  const again = repeatable ? "*" : "";
  if (short === null) return quoted(`${again}${long}${value === null ? "" : "="}${text}`);
  const names = value === null ? `{${short},${long}}` : `{${short}+,${long}=}`;
  return `${quoted(repeatable ? again : `(${short} ${long})`)}${names}${quoted(text)}`;
}

function message(candidates: Candidates): string {
  return candidates.kind === "words" ? "value" : candidates.of.replaceAll(":", " ");
}

function action(candidates: Candidates): string {
  if (candidates.kind === "words") return `(${candidates.words.join(" ")})`;
  if (candidates.kind === "files") return "_files";
  return candidates.kind === "folders" ? "_files -/" : " ";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
