# The same figures in R: Rscript figures.R ggplot2 1|10 STUDY.csv OUT; see figures.py for what they show.
suppressPackageStartupMessages({library(data.table); library(ggplot2)})
args <- commandArgs(trailingOnly = TRUE)
figures <- as.integer(args[2])
scores <- c("CMAS", "MMT8", "PGA", "CK")
ignored <- c("patient_id", "sample_date", "transplant_date")
colours <- c("#00589b", "#d55e00", "#30805f", "#b9539f", "#6b4300", "#1a86e6", "#000000")

study <- fread(args[3])
study[, day := as.integer(as.IDate(sample_date) - as.IDate(transplant_date))]
columns <- setdiff(names(study), c(ignored, "day"))
rows <- rbindlist(lapply(columns, function(name) {
  text <- as.character(study[[name]])
  value <- suppressWarnings(as.numeric(sub("^[<>*]", "", text)))
  data.table(patient = study$patient_id, day = study$day, variable = sub(" \\(.*", "", name), value = value,
             beyond = grepl("^[<>]", text))
}))[!is.na(value)]
variables <- unique(rows$variable)
each <- ceiling(length(variables) / figures)
symlog <- scales::trans_new("symlog", function(x) sign(x) * log1p(abs(x) / 30), function(x) sign(x) * expm1(abs(x)) * 30)

for (i in seq_len(figures)) {
  own <- rows[variable %in% variables[((i - 1) * each + 1):min(i * each, length(variables))]]
  # One scale a facet: concentrations are drawn as logarithms, scores as they are.
  own[, drawn := fifelse(variable %in% scores, value, log10(value))]
  own[, variable := factor(variable, levels = unique(variable))]
  plot <- ggplot(own, aes(day, drawn, colour = patient, shape = patient, linetype = patient)) +
    geom_vline(xintercept = 0) + geom_line() + geom_point(aes(fill = ifelse(beyond, "white", as.character(patient)))) +
    geom_hline(data = unique(own[beyond == TRUE, .(variable, drawn)]), aes(yintercept = drawn), linetype = "dashed") +
    facet_wrap(~variable, scales = "free_y", ncol = 5) + scale_x_continuous(trans = symlog, breaks = c(-90, 0, 90, 730)) +
    scale_colour_manual(values = colours) + scale_shape_manual(values = c(21, 22, 24, 23, 25)) +
    scale_fill_manual(values = c(setNames(colours[seq_along(unique(own$patient))], unique(own$patient)), white = "white"), guide = "none") +
    labs(title = "Courses around transplant", x = "Days from transplant", y = NULL) + theme_minimal(base_size = 9)
  count <- length(unique(own$variable))
  svg(file.path(args[4], sprintf("figure-%d.svg", i)), width = 2.3 * min(5, count), height = 1 + 1.8 * ceiling(count / 5))
  print(plot)
  invisible(dev.off())
}
