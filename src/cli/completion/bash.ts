import { type Candidates, type CommandShape, type CommandTree, type Flag, sharedFlags } from "./command-tree.js";

/** Completion for bash 3.2 and later, without bash-completion: file names are left to readline, which quotes them. */
export function bashCompletion({ name, flags, commands }: CommandTree, origin: string): string {
  const own = `_${name.replaceAll("-", "_")}`;
  const valued = valuedFlags(commands);
  const places = commands.flatMap(({ name: command, places, open }) =>
    places.map((place, i) => arm([`'${command} '${open && i === places.length - 1 ? "*" : i}`], offer(place))),
  );
  const listed = commands.map((command) => arm([command.name], `words='${spellings(command.flags).join(" ")}'`));
  return `# ${origin}
${own}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} command='' flag='' words='' place=0 bare='' i=1 word
  COMPREPLY=()
  # What stands before the cursor; readline cuts words at "=".
  while [ $i -lt $COMP_CWORD ]; do
    word=\${COMP_WORDS[i]}
    i=$((i + 1))
    if [ "$word" = '=' ]; then
      [ -n "$flag" ] || i=$((i + 1))
    elif [ -n "$flag" ]; then
      flag=''
    elif [ "$word" = -- ]; then
      bare=yes
    elif [ -z "$bare" ] && [ "$word" != - ] && [ "\${word#-}" != "$word" ]; then
      case $word in
        ${[...new Set(valued.flatMap(({ flag }) => spellings([flag])))].join("|")}) flag=$word ;;
      esac
    elif [ -z "$command" ]; then
      command=$word
    else
      place=$((place + 1))
    fi
  done
  [ "$cur" != '=' ] || cur=''

  if [ -n "$flag" ]; then
    case "$command $flag" in
${valueArms(valued)
  .map((line) => `      ${line}`)
  .join("\n")}
    esac
  elif [ -z "$bare" ] && [ "\${cur#-}" != "$cur" ]; then
    case "$command" in
      '') words='${spellings(flags).join(" ")}' ;;
${listed.map((line) => `      ${line}`).join("\n")}
    esac
  elif [ -z "$command" ]; then
    words='${commands.map((command) => command.name).join(" ")}'
  else
    case "$command $place" in
${places.map((line) => `      ${line}`).join("\n")}
      *) compopt +o default 2>/dev/null ;;
    esac
  fi
  if [ -n "$words" ]; then
    compopt +o default 2>/dev/null
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}
complete -o default -F ${own} ${name}
`;
}

function spellings(flags: readonly Flag[]): string[] {
  return flags.flatMap(({ short, long }) => (short === null ? [long] : [short, long]));
}

/** Flags that take a value, each meaning once, with the commands that have it so. */
function valuedFlags(commands: readonly CommandShape[]): { flag: Flag; value: Candidates; having: string[] }[] {
  return sharedFlags(commands).flatMap(({ flag, commands: having }) =>
    flag.value === null ? [] : [{ flag, value: flag.value, having: [...having] }],
  );
}

/** What follows a flag, flags with the same values together; a flag that means several things, behind its command. */
function valueArms(valued: ReturnType<typeof valuedFlags>): string[] {
  const patterns = new Map<string, string[]>();
  for (const { flag, value, having } of valued) {
    const offers = new Set(valued.filter((other) => other.flag.long === flag.long).map((other) => offer(other.value)));
    const behind = offers.size === 1 ? ["*"] : having;
    const own = spellings([flag]).flatMap((spelling) => behind.map((command) => `${command}' ${spelling}'`));
    patterns.set(offer(value), [...new Set([...(patterns.get(offer(value)) ?? []), ...own])]);
  }
  return [...patterns].map(([action, list]) => arm(list, action));
}

function arm(patternList: readonly string[], action: string): string {
  return `${patternList.join("|")}) ${action} ;;`;
}

/** Files are what readline offers where nothing else is; compopt is missing before bash 4, which offers files then. */
function offer(candidates: Candidates): string {
  if (candidates.kind === "words") return `words='${candidates.words.join(" ")}'`;
  if (candidates.kind === "folders") return "compopt -o dirnames +o default 2>/dev/null";
  return candidates.kind === "files" ? ":" : "compopt +o default 2>/dev/null";
}
