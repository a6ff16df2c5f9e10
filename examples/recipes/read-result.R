# Reads result.json into a data frame. Run: Rscript read-result.R results/result.json
library(jsonlite)

path <- commandArgs(trailingOnly = TRUE)[1]
result <- fromJSON(path, simplifyVector = FALSE)

# Absent is null, never 0; an interval without a bound has the text "Infinity".
number <- function(x) if (is.null(x)) NA_real_ else as.numeric(x)

comparisons <- do.call(rbind, lapply(result$comparisons, function(row) data.frame(
  variable = row$variable,
  n = row$n,
  estimate = number(row$estimate),
  low = number(row$interval$low),
  high = number(row$interval$high),
  p = number(row$test$p),
  floor = number(row$test$floor),
  p_phase = number(row$phase$test$p)
)))

write.csv(comparisons, "comparisons-from-json.csv", row.names = FALSE)
print(comparisons[order(comparisons$p_phase), ], digits = 3, row.names = FALSE)
