# bash capture.bash SCRIPT < LINES: what Tab offers behind each line, then "==". Does what readline does around the function.
source "$1"
compopt() { case "$*" in *-o\ dirnames*) fallback=-d ;; *+o\ default*) [ "$fallback" = -d ] || fallback='' ;; esac; }
while IFS= read -r line; do
  spaced=${line//=/ = }
  [ "${line%=}" = "$line" ] || spaced=${spaced% }
  read -ra COMP_WORDS <<<"$spaced"
  [ "${spaced% }" = "$spaced" ] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  fallback=-f
  "$(complete -p jdm-cytokines | sed 's/.*-F \([^ ]*\) .*/\1/')"
  if [ ${#COMPREPLY[@]} -gt 0 ]; then
    printf '%s\n' "${COMPREPLY[@]}"
  elif [ -n "$fallback" ]; then
    compgen $fallback -- "${COMP_WORDS[COMP_CWORD]}"
  fi
  echo ==
done
