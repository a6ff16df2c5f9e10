import { type Candidates, type CommandTree, type Flag, sharedFlags } from "./command-tree.js";

/** Completion for fish 3. */
export function fishCompletion({ name, flags, commands }: CommandTree, origin: string): string {
  const at = `__${name.replaceAll("-", "_")}_at`;
  const shared = sharedFlags(commands);
  const valued = shared.flatMap(({ flag }) => (flag.value === null ? [] : spellings(flag)));
  const complete = (parts: readonly (string | null)[]) =>
    ["complete", `-c ${name}`, ...parts.filter((part) => part !== null)].join(" ");
  const lines = [
    complete(["-f"]),
    ...flags.map((flag) => complete([`-n ${at}`, ...optionParts(flag)])),
    ...commands.map((command) => complete([`-n ${at}`, `-a ${command.name}`, `-d ${quoted(command.help)}`])),
    ...commands.flatMap((command) =>
      command.places.map((place, i) => {
        const last = command.open && i === command.places.length - 1;
        return complete([`-n '${at} ${command.name} ${last ? `${i}+` : i}'`, ...candidateParts(place)]);
      }),
    ),
    ...shared.map(({ flag, commands: having }) => complete([`-n '${at} ${having.join(" ")}'`, ...optionParts(flag)])),
  ];
  return `# ${origin}

# Whether the cursor is behind one of these commands; with numbers, at that argument of it ("1+": or a later one).
function ${at}
    set -l command
    set -l place 0
    set -l skip no
    set -l bare no
    for token in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if test $bare = no; and test "$token" = --
            set bare yes
        else if test $bare = no; and test "$token" != -; and string match -q -- '-*' "$token"
            contains -- "$token" ${[...new Set(valued)].join(" ")}; and set skip yes
        else if test -z "$command"
            set command $token
        else
            set place (math $place + 1)
        end
    end
    test -z "$command"; and return (test -z "$argv[1]")
    contains -- "$command" $argv; or return 1
    switch "$argv[2]"
        case '*+'
            test $place -ge (string trim -c + $argv[2])
        case 0 1 2 3
            test $place -eq $argv[2]
    end
end

${lines.join("\n")}
`;
}

function optionParts(flag: Flag): (string | null)[] {
  const { short, long, help, value } = flag;
  return [
    short === null ? null : `-s ${short.slice(1)}`,
    `-l ${long.slice(2)}`,
    ...(value === null ? [] : value.kind === "files" ? ["-r", "-F"] : ["-x", ...candidateParts(value)]),
    `-d ${quoted(help)}`,
  ];
}

function candidateParts(candidates: Candidates): string[] {
  if (candidates.kind === "words") return [`-a ${quoted(candidates.words.join(" "))}`];
  if (candidates.kind === "folders") return ["-a '(__fish_complete_directories)'"];
  return candidates.kind === "files" ? ["-F"] : [];
}

function spellings({ short, long }: Flag): string[] {
  return short === null ? [long] : [short, long];
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
