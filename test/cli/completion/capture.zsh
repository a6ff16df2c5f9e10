# zsh -f capture.zsh SCRIPT < LINES: what Tab offers behind each line, then "==". Zsh completes only at a prompt, so a
# shell on a terminal of its own is typed into.
zmodload zsh/zpty || exit 3
answers=$(mktemp) setup=$(mktemp)
cat > $setup <<'SETUP'
PROMPT=
autoload -Uz compinit
compinit -u -D
source $script
compadd() {
  [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] && { builtin compadd "$@"; return }
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits >> $answers
  builtin compadd "$@"
}
listed() { _main_complete }
zle -C listed list-choices listed
answer() { zle listed; print -- '==' >> $answers; BUFFER= }
zle -N answer
bindkey '^I' answer
SETUP
zpty typed zsh -f -i
zpty -w typed "script=${(q)1} answers=${(q)answers}; source ${(q)setup}"
asked=0
while IFS= read -r line; do
  zpty -w -n typed "$line"$'\t'
  (( asked++ ))
  for (( i = 0; i < 500; i++ )); do
    while zpty -r -t typed drained; do :; done
    (( $(grep -c '^==$' $answers) >= asked )) && break
    sleep 0.01
  done
  (( i < 500 )) || { print -u2 "no answer to: $line"; break }
done
zpty -d typed
cat $answers
rm -f $answers $setup
