# R's side of the speed table: every call timed inside this process; `Rscript stats.R FOLDER`.
folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- function(name) {
  table <- as.matrix(read.table(file.path(folder, name)))
  lapply(seq_len(nrow(table)), function(i) unname(table[i, ]))
}
# The best of `rounds` loops over all inputs, per call.
report <- function(name, inputs, call, rounds = 5) {
  invisible(call(inputs[[1]]))
  seconds <- Inf
  for (round in seq_len(rounds)) {
    seconds <- min(seconds, system.time(answer <- unlist(lapply(inputs, call)))[["elapsed"]] / length(inputs))
  }
  cat(name, sprintf("%.9g", seconds), sprintf("%.17g", answer), sep = "\t")
  cat("\n")
}
has <- function(package) {
  found <- suppressWarnings(suppressPackageStartupMessages(require(package, character.only = TRUE, quietly = TRUE)))
  if (!found) cat("skipped\tR package ", package, "\n", sep = "")
  found
}
d50 <- rows("signedRank50.txt")
if (has("coin")) {
  zeros <- rep(0, 50)
  report("signedRank50 coin", d50, function(d) {
    as.numeric(pvalue(wilcoxsign_test(d ~ zeros, distribution = "exact", zero.method = "Pratt")))
  })
}
if (suppressMessages(has("exactRankTests"))) {
  report("signedRank50 exactRankTests", d50, function(d) wilcox.exact(d, exact = TRUE)$p.value)
}
report("hodgesLehmann500 wilcox.test", rows("hodgesLehmann500.txt"), function(d) {
  test <- wilcox.test(d, exact = TRUE, conf.int = TRUE)
  c(test$p.value, test$estimate, test$conf.int)
})
