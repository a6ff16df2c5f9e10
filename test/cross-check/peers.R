# What R, coin and exactRankTests say of the inputs: `Rscript peers.R < inputs.tsv`. Writes id, result, value.
suppressPackageStartupMessages({ library(coin); library(exactRankTests) })
options(warn = -1)
out <- function(id, ...) {
  results <- c(...)
  results <- results[is.finite(results)]
  if (length(results)) cat(paste(id, names(results), sprintf("%.12g", results), sep = "\t"), sep = "\n")
}
p_of <- function(test) unname(test$p.value)
coin_p <- function(test) as.numeric(pvalue(test))
sides <- c(two = "two.sided", less = "less", greater = "greater")
each <- function(prefix, f) setNames(sapply(sides, f), paste0(prefix, ".", names(sides)))

paired <- function(id, d) {
  n <- length(d)
  used <- d[d != 0]
  m <- length(used)
  zeros <- rep(0, n)
  untied <- m == n && !anyDuplicated(abs(d))
  out(id,
    each("t.test", function(side) if (sd(d) > 0) p_of(t.test(d, alternative = side)) else NA),
    "t.low" = if (sd(d) > 0) t.test(d)$conf.int[1] else NA, "t.high" = if (sd(d) > 0) t.test(d)$conf.int[2] else NA)
  if (m == 0) return()
  out(id,
    each("binom.test", function(side) p_of(binom.test(sum(used > 0), m, alternative = side))),
    each("wilcox.exact", function(side) p_of(wilcox.exact(d, exact = TRUE, alternative = side))),
    each("coin.pratt", function(side) coin_p(wilcoxsign_test(d ~ zeros, distribution = "exact", zero.method = "Pratt", alternative = side))),
    "coin.wilcoxon.two" = coin_p(wilcoxsign_test(d ~ zeros, distribution = "exact", zero.method = "Wilcoxon")),
    "coin.pratt.asymptotic" = coin_p(wilcoxsign_test(d ~ zeros, distribution = "asymptotic", zero.method = "Pratt")),
    "coin.sign.two" = coin_p(sign_test(d ~ zeros, distribution = "exact")),
    each("wilcox.test.corrected", function(side) p_of(wilcox.test(d, exact = FALSE, alternative = side))),
    "wilcox.test.plain" = p_of(wilcox.test(d, exact = FALSE, correct = FALSE)))
  if (all(d == round(d))) out(id, each("perm.test", function(side) p_of(perm.test(d, zeros, paired = TRUE, exact = TRUE, alternative = side))))
  if (untied && n < 50) {
    exact <- wilcox.test(d, exact = TRUE, conf.int = TRUE)
    out(id, each("wilcox.test.exact", function(side) p_of(wilcox.test(d, exact = TRUE, alternative = side))),
      "hodgesLehmann" = unname(exact$estimate),
      "hl.low" = if (attr(exact$conf.int, "conf.level") >= 0.95) exact$conf.int[1] else NA,
      "hl.high" = if (attr(exact$conf.int, "conf.level") >= 0.95) exact$conf.int[2] else NA)
  }
}

association <- function(id, x, y, z) {
  n <- length(x)
  if (sd(x) == 0 || sd(y) == 0) return()
  untied <- !anyDuplicated(x) && !anyDuplicated(y)
  rho <- cor(x, y, method = "spearman")
  out(id, "rho" = rho, "tau" = cor(x, y, method = "kendall"),
    each("kendall.asymptotic", function(side) p_of(cor.test(x, y, method = "kendall", exact = FALSE, alternative = side))))
  if (abs(rho) < 1 - 1e-9) out(id, each("spearman.t", function(side) p_of(cor.test(x, y, method = "spearman", exact = FALSE, alternative = side))))
  if (untied && n <= 9) out(id, each("spearman.exact", function(side) p_of(cor.test(x, y, method = "spearman", exact = TRUE, alternative = side))))
  if (untied && n < 50) out(id, each("kendall.exact", function(side) p_of(cor.test(x, y, method = "kendall", exact = TRUE, alternative = side))))
  if (n > 4 && sd(z) > 0) {
    a <- residuals(lm(rank(x) ~ rank(z))); b <- residuals(lm(rank(y) ~ rank(z)))
    if (sum(a^2) > 1e-9 && sum(b^2) > 1e-9) {
      r <- cor(a, b); df <- n - 3
      if (abs(r) < 1 - 1e-9) out(id, "partial.r" = r, "partial.p" = 2 * pt(-abs(r * sqrt(df / (1 - r^2))), df))
    }
  }
}

blocks <- function(id, ...) {
  table <- do.call(rbind, list(...))
  k <- ncol(table)
  friedman <- friedman.test(table)
  quade <- quade.test(table)
  long <- data.frame(y = c(t(table)), window = factor(rep(seq_len(k), nrow(table))), block = factor(rep(seq_len(nrow(table)), each = k)))
  out(id, "friedman" = unname(friedman$statistic), "friedman.p" = p_of(friedman))
  if (is.finite(quade$statistic)) out(id, "quade" = unname(quade$statistic), "quade.p" = p_of(quade))
  if (is.finite(friedman$statistic)) {
    out(id, "coin.friedman.p" = coin_p(friedman_test(y ~ window | block, long, distribution = "asymptotic")))
    long$window <- ordered(long$window)
    out(id, "coin.page.p" = coin_p(friedman_test(y ~ window | block, long, distribution = "asymptotic")))
  }
}

phases <- function(id, before, after) {
  values <- c(after, before)
  phase <- factor(c(rep("after", length(after)), rep("before", length(before))))
  out(id, each("wilcox.exact", function(side) p_of(wilcox.exact(after, before, exact = TRUE, alternative = side))),
    "U" = unname(wilcox.test(after, before, exact = FALSE)$statistic))
  if (sd(values) > 0) out(id, each("coin.wilcox", function(side) coin_p(wilcox_test(values ~ phase, distribution = "exact", alternative = side))))
  if (!anyDuplicated(values)) {
    exact <- wilcox.test(after, before, exact = TRUE, conf.int = TRUE)
    attained <- attr(exact$conf.int, "conf.level") >= 0.95
    out(id, "wilcox.test.exact" = p_of(exact), "estimate" = unname(exact$estimate),
      "low" = if (attained) exact$conf.int[1] else NA, "high" = if (attained) exact$conf.int[2] else NA)
  }
}

adjust <- function(id, p) {
  for (method in c("holm", "BH", "BY", "bonferroni")) {
    adjusted <- p.adjust(p, method)
    out(id, setNames(adjusted, paste0(tolower(method), ".", seq_along(adjusted))))
  }
}

for (line in readLines(file("stdin"))) {
  parts <- strsplit(line, "\t", fixed = TRUE)[[1]]
  columns <- lapply(strsplit(parts[-(1:2)], " ", fixed = TRUE), as.numeric)
  do.call(parts[2], c(parts[1], columns))
}
versions <- c(R = as.character(getRversion()), coin = as.character(packageVersion("coin")), exactRankTests = as.character(packageVersion("exactRankTests")))
cat(paste("versions", names(versions), versions, sep = "\t"), sep = "\n")
