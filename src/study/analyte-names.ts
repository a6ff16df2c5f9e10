import { foldName } from "./score-catalogue.js";

/** Families of proteins measured in plasma, as assay kits write them, without case, spaces, hyphens and dots. */
// biome-ignore format: words in lines by kind
const FAMILIES = [
  "il\\d+", "ifn", "tnf", "lt[ab]$", "cxcl\\d", "ccl\\d", "xcl\\d", "cx3cl\\d", "fractalkine", "cd\\d+",
  "vegf", "pdgf", "[ab]?fgf", "hgf", "egf$", "ngf", "bdnf", "gdnf", "tgf", "p[il]gf", "igf",
  "gm?csf", "mcsf", "csf\\d", "scf$", "lif$", "osm$", "tslp", "flt3", "epo$", "tpo$",
  "baff", "april$", "tweak", "light$", "trail", "rankl?$", "fasl?$", "opg$", "opn$", "osteop",
  "ip10", "mip\\d", "mcp\\d", "rantes", "eotaxin", "mig$", "itac", "tarc", "mdc$", "sdf1", "gro(?:a|b|g|alpha|beta|gamma|α|β|γ)?$", "ena78", "i309", "bca1",
  "icam", "vcam", "[epl]?selectin", "galectin", "gal\\d", "siglec",
  "crp$", "saa\\d?$", "ferritin", "procalcitonin", "pct$", "s100", "calprotectin", "ptx3", "pentraxin", "hmgb1",
  "mmp\\d", "timp\\d", "st2$", "reg3", "ang[12]$", "angiopoietin", "thrombomodulin", "pai1", "vwf", "ddimer",
  "leptin", "adiponectin", "resistin", "neopterin", "gdf15", "ykl40", "chi3l1", "lbp$", "isg15", "mx1$",
  "gp130", "granzyme", "perforin", "b2m$", "ngal", "lipocalin", "mpo$", "elastase",
];

const KNOWN = new RegExp(`^(?:hu|human|hs|soluble|s|free|total)?(?:${FAMILIES.join("|")})`, "u");

/** Whether a name is plainly that of a cytokine or another plasma protein; false says nothing. */
export function isKnownAnalyte(name: string): boolean {
  return KNOWN.test(foldName(name));
}
