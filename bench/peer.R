# The same job in R: Rscript peer.R compare|correlate|both DATA.csv OUT
# Medians of each patient before and after transplant (log2, scores as they are), paired Wilcoxon test with estimate and
# interval, Spearman's rho of every analyte with every score over same-day samples, Benjamini-Hochberg.
suppressWarnings(suppressMessages(library(data.table)))
setDTthreads(0)
arguments <- commandArgs(trailingOnly = TRUE)
job <- arguments[1]
SCORES <- c("CMAS", "MMT8", "PGA", "CK")
missing <- c("NA", "")
study <- fread(arguments[2], na.strings = missing, encoding = "UTF-8")
analytes <- setdiff(names(study), c("patient_id", "sample_date", "transplant_date", SCORES))

# A limit stands at limit/sqrt(2) below, at itself above.
measured <- function(x) {
  if (!is.character(x)) return(as.numeric(x))
  below <- startsWith(x, "<")
  value <- as.numeric(sub("^[<>]", "", x))
  fifelse(below & !is.na(below), value / sqrt(2), value)
}
study[, (analytes) := lapply(.SD, function(x) log2(measured(x))), .SDcols = analytes]
study[, window := fifelse(as.Date(sample_date) <= as.Date(transplant_date), "before", "after")]

family <- function(table, name) table[, (paste0(name, "_adjusted")) := p.adjust(get(name), "BH"), by = .(score = variable %in% SCORES)]

compare <- function() {
  long <- melt(study, id.vars = c("patient_id", "window"), measure.vars = c(SCORES, analytes), na.rm = TRUE, variable.factor = FALSE)
  medians <- long[, .(value = median(value)), by = .(variable, patient_id, window)]
  pairs <- na.omit(dcast(medians, variable + patient_id ~ window, value.var = "value"))
  tests <- pairs[, {
    test <- suppressWarnings(wilcox.test(after, before, paired = TRUE, conf.int = TRUE))
    ratio <- if (.BY$variable %in% SCORES) identity else function(x) 2^x
    .(n = .N, median_before = ratio(median(before)), median_after = ratio(median(after)),
      estimate = ratio(test$estimate), ci_low = ratio(test$conf.int[1]), ci_high = ratio(test$conf.int[2]), p = test$p.value)
  }, by = variable]
  family(tests, "p")
  fwrite(tests, file.path(arguments[3], "comparisons.csv"))
}

correlate <- function() {
  rows <- CJ(variable = analytes, score = SCORES, sorted = FALSE)
  rows[, c("n", "rho", "p") := {
    x <- study[[variable]]
    y <- study[[score]]
    test <- suppressWarnings(cor.test(x, y, method = "spearman"))
    list(sum(!is.na(x) & !is.na(y)), test$estimate, test$p.value)
  }, by = .(variable, score)]
  rows[, p_adjusted := p.adjust(p, "BH")]
  fwrite(rows, file.path(arguments[3], "correlations.csv"))
}

if (job != "correlate") compare()
if (job != "compare") correlate()
