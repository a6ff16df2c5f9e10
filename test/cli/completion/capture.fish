# fish --no-config capture.fish SCRIPT < LINES: what Tab offers behind each line, then "==".
source $argv[1]
while read -l line
    complete -C "$line" | string replace -r '\t.*' ''
    echo ==
end
