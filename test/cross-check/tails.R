# Upper tails by R down to 1e-300: `Rscript test/cross-check/tails.R > test/reference/tails.tsv`.
# For every distribution and each of its parameters, quantiles at p = 0.9, 0.5, 0.1, then every twentieth power of ten,
# rounded to six digits, and their upper tails by the call in the first column.
cat("# R ", as.character(getRversion()), ": sprintf(\"%.17g\", call(x, parameters, lower.tail = FALSE))\n", sep = "")
p <- c(0.9, 0.5, 0.1, 0.01, 1e-5, 10^-seq(10, 300, by = 20), 1e-300)
show <- function(call, x, ...) {
  x <- unique(signif(x[is.finite(x) & x > 0], 6))
  tail <- match.fun(call)(x, ..., lower.tail = FALSE)
  keep <- tail > 1e-302
  cat(paste(call, sprintf("%.17g", x[keep]), paste(..., sep = " "), sprintf("%.17g", tail[keep]), sep = "\t"), sep = "\n")
}
show("pnorm", qnorm(p, lower.tail = FALSE), 0, 1)
for (df in c(1, 2, 3, 5, 9, 30, 200, 1000)) show("pt", qt(p, df, lower.tail = FALSE), df)
for (df in c(1, 2, 3, 4, 9, 30, 90, 200, 500, 1000)) show("pchisq", qchisq(p, df, lower.tail = FALSE), df)
for (df1 in c(1, 2, 3, 7)) for (df2 in c(2, 4, 9, 22, 60, 400)) show("pf", qf(p, df1, df2, lower.tail = FALSE), df1, df2)
