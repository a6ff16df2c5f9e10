/** A published source. */
export interface Source {
  /** As a sentence names it: `Pratt 1959`. */
  readonly short: string;
  /** As a list of references names it. */
  readonly full: string;
  /** Null for what has none. */
  readonly doi: string | null;
}

/** Every source that a method names, each once. */
export const SOURCES = {
  akritas: source(
    "Akritas, Murphy & LaValley 1995",
    "Akritas MG, Murphy SA, LaValley MP. The Theil–Sen estimator with doubly censored data and applications to astronomy. J Am Stat Assoc 1995;90:170–7",
    "10.1080/01621459.1995.10476499",
  ),
  bakdash: source(
    "Bakdash & Marusich 2017",
    "Bakdash JZ, Marusich LR. Repeated measures correlation. Front Psychol 2017;8:456",
    "10.3389/fpsyg.2017.00456",
  ),
  benjaminiHochberg: source(
    "Benjamini & Hochberg 1995",
    "Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful approach to multiple testing. J R Stat Soc B 1995;57:289–300",
    "10.1111/j.2517-6161.1995.tb02031.x",
  ),
  benjaminiYekutieli: source(
    "Benjamini & Yekutieli 2001",
    "Benjamini Y, Yekutieli D. The control of the false discovery rate in multiple testing under dependency. Ann Stat 2001;29:1165–88",
    "10.1214/aos/1013699998",
  ),
  bonettWright: source(
    "Bonett & Wright 2000",
    "Bonett DG, Wright TA. Sample size requirements for estimating Pearson, Kendall and Spearman correlations. Psychometrika 2000;65:23–8",
    "10.1007/BF02294183",
  ),
  cohen: source(
    "Cohen 1988",
    "Cohen J. Statistical power analysis for the behavioral sciences. 2nd ed. Hillsdale: Lawrence Erlbaum; 1988",
    "10.4324/9780203771587",
  ),
  cummingFinch: source(
    "Cumming & Finch 2001",
    "Cumming G, Finch S. A primer on the understanding, use, and calculation of confidence intervals that are based on central and noncentral distributions. Educ Psychol Meas 2001;61:532–74",
    "10.1177/0013164401614002",
  ),
  dixonMood: source(
    "Dixon & Mood 1946",
    "Dixon WJ, Mood AM. The statistical sign test. J Am Stat Assoc 1946;41:557–66",
    "10.1080/01621459.1946.10501898",
  ),
  dunn: source(
    "Dunn 1961",
    "Dunn OJ. Multiple comparisons among means. J Am Stat Assoc 1961;56:52–64",
    "10.1080/01621459.1961.10482090",
  ),
  efron: source(
    "Efron 1987",
    "Efron B. Better bootstrap confidence intervals. J Am Stat Assoc 1987;82:171–85",
    "10.1080/01621459.1987.10478410",
  ),
  fieldWelsh: source(
    "Field & Welsh 2007",
    "Field CA, Welsh AH. Bootstrapping clustered data. J R Stat Soc B 2007;69:369–90",
    "10.1111/j.1467-9868.2007.00593.x",
  ),
  fisher: source("Fisher 1935", "Fisher RA. The design of experiments. Edinburgh: Oliver and Boyd; 1935", null),
  friedman: source(
    "Friedman 1937",
    "Friedman M. The use of ranks to avoid the assumption of normality implicit in the analysis of variance. J Am Stat Assoc 1937;32:675–701",
    "10.1080/01621459.1937.10503522",
  ),
  ge: source(
    "Ge, Dudoit & Speed 2003",
    "Ge Y, Dudoit S, Speed TP. Resampling-based multiple testing for microarray data analysis. Test 2003;12:1–77",
    "10.1007/BF02595811",
  ),
  good: source(
    "Good 2005",
    "Good P. Permutation, parametric and bootstrap tests of hypotheses. 3rd ed. New York: Springer; 2005",
    "10.1007/b138696",
  ),
  hirschSlackSmith: source(
    "Hirsch, Slack & Smith 1982",
    "Hirsch RM, Slack JR, Smith RA. Techniques of trend analysis for monthly water quality data. Water Resour Res 1982;18:107–21",
    "10.1029/WR018i001p00107",
  ),
  hodgesLehmann: source(
    "Hodges & Lehmann 1963",
    "Hodges JL, Lehmann EL. Estimates of location based on rank tests. Ann Math Stat 1963;34:598–611",
    "10.1214/aoms/1177704172",
  ),
  holm: source(
    "Holm 1979",
    "Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65–70",
    null,
  ),
  hornungReed: source(
    "Hornung & Reed 1990",
    "Hornung RW, Reed LD. Estimation of average concentration in the presence of nondetectable values. Appl Occup Environ Hyg 1990;5:46–51",
    "10.1080/1047322X.1990.10389587",
  ),
  kendall: source(
    "Kendall 1938",
    "Kendall MG. A new measure of rank correlation. Biometrika 1938;30:81–93",
    "10.1093/biomet/30.1-2.81",
  ),
  kendallPartial: source(
    "Kendall 1942",
    "Kendall MG. Partial rank correlation. Biometrika 1942;32:277–83",
    "10.1093/biomet/32.3-4.277",
  ),
  kim: source(
    "Kim 2015",
    "Kim S. ppcor: an R package for a fast calculation to semi-partial correlation coefficients. Commun Stat Appl Methods 2015;22:665–74",
    "10.5351/CSAM.2015.22.6.665",
  ),
  lazarevic: source(
    "Lazarevic et al. 2013",
    "Lazarevic D, Pistorio A, Palmisani E, et al. The PRINTO criteria for clinically inactive disease in juvenile dermatomyositis. Ann Rheum Dis 2013;72:686–93",
    "10.1136/annrheumdis-2012-201483",
  ),
  obrienFleming: source(
    "O'Brien & Fleming 1987",
    "O'Brien PC, Fleming TR. A paired Prentice–Wilcoxon test for censored paired data. Biometrics 1987;43:169–80",
    "10.2307/2531957",
  ),
  page: source(
    "Page 1963",
    "Page EB. Ordered hypotheses for multiple treatments: a significance test for linear ranks. J Am Stat Assoc 1963;58:216–30",
    "10.1080/01621459.1963.10500843",
  ),
  parkerVannest: source(
    "Parker & Vannest 2009",
    "Parker RI, Vannest K. An improved effect size for single-case research: nonoverlap of all pairs. Behav Ther 2009;40:357–67",
    "10.1016/j.beth.2008.10.006",
  ),
  pitman: source(
    "Pitman 1937",
    "Pitman EJG. Significance tests which may be applied to samples from any populations. Suppl J R Stat Soc 1937;4:119–30",
    "10.2307/2984124",
  ),
  pitmanCorrelation: source(
    "Pitman 1937b",
    "Pitman EJG. Significance tests which may be applied to samples from any populations. II. The correlation coefficient test. Suppl J R Stat Soc 1937;4:225–32",
    "10.2307/2983647",
  ),
  pratt: source(
    "Pratt 1959",
    "Pratt JW. Remarks on zeros and ties in the Wilcoxon signed rank procedures. J Am Stat Assoc 1959;54:655–67",
    "10.1080/01621459.1959.10501526",
  ),
  quade: source(
    "Quade 1979",
    "Quade D. Using weighted rankings in the analysis of complete blocks with additive block effects. J Am Stat Assoc 1979;74:680–3",
    "10.1080/01621459.1979.10481670",
  ),
  schuirmann: source(
    "Schuirmann 1987",
    "Schuirmann DJ. A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability. J Pharmacokinet Biopharm 1987;15:657–80",
    "10.1007/BF01068419",
  ),
  sen: source(
    "Sen 1968",
    "Sen PK. Estimates of the regression coefficient based on Kendall's tau. J Am Stat Assoc 1968;63:1379–89",
    "10.1080/01621459.1968.10480934",
  ),
  skillingsMack: source(
    "Skillings & Mack 1981",
    "Skillings JH, Mack GA. On the use of a Friedman-type statistic in balanced and unbalanced block designs. Technometrics 1981;23:171–7",
    "10.1080/00401706.1981.10486261",
  ),
  spearman: source(
    "Spearman 1904",
    "Spearman C. The proof and measurement of association between two things. Am J Psychol 1904;15:72–101",
    "10.2307/1412159",
  ),
  student: source(
    "Student 1908",
    "Student. The probable error of a mean. Biometrika 1908;6:1–25",
    "10.1093/biomet/6.1.1",
  ),
  vanElteren: source(
    "van Elteren 1960",
    "van Elteren PH. On the combination of independent two-sample tests of Wilcoxon. Bull Int Stat Inst 1960;37:351–61",
    null,
  ),
  westfallYoung: source(
    "Westfall & Young 1993",
    "Westfall PH, Young SS. Resampling-based multiple testing: examples and methods for p-value adjustment. New York: Wiley; 1993",
    null,
  ),
  wilcoxon: source(
    "Wilcoxon 1945",
    "Wilcoxon F. Individual comparisons by ranking methods. Biometrics Bull 1945;1:80–3",
    "10.2307/3001968",
  ),
} as const satisfies Record<string, Source>;

function source(short: string, full: string, doi: string | null): Source {
  return { short, full, doi };
}
