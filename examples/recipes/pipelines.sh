#!/bin/sh
# Results through jq and Miller. Beside it: wide.csv (jdm-cytokines example writes such a file). Run: sh pipelines.sh
set -eu

# jq: variables whose paired p is as small as these data allow, with that p.
jdm-cytokines analyze wide.csv --json --quiet |
  jq -r '.comparisons[] | select(.test.p != null and .test.p == .test.floor) | [.variable, .test.p] | @tsv' > at-floor.tsv

# jq: a row at a time, so that a proteome never has to fit into memory.
jdm-cytokines correlate wide.csv --format jsonl --quiet |
  jq -r 'select(.score == "PGA" and .rho_beyond != null and .p_beyond < 0.05) | [.variable, .rho_beyond] | @csv' > with-pga.csv

# Miller: the ten largest falls over all visits, with their intervals.
jdm-cytokines compare wide.csv --quiet |
  mlr --icsv --otsv filter '$scale == "log2" && is_not_empty($phase_estimate)' \
    then sort -nf phase_estimate then head -n 10 then cut -o -f variable,phase_estimate,phase_low,phase_high > falls.tsv

# Miller: of how many patients each variable is lower after.
jdm-cytokines analyze wide.csv --out results --quiet > report.txt
mlr --icsv --ojson filter 'is_not_empty($estimate)' \
  then put '$lower = $median_after < $median_before ? 1 : 0' \
  then stats1 -a sum,count -f lower -g variable results/patients.csv > lower-after.json

# Miller before, instead of behind: only samples of the first five years.
mlr --csv filter 'strptime($sample_date, "%Y-%m-%d") - strptime($transplant_date, "%Y-%m-%d") < 5 * 365.25 * 86400' wide.csv |
  jdm-cytokines compare - --quiet > first-years.csv
