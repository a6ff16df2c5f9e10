import { describe, expect, test } from "vitest";
import { scoreNamed } from "../../src/study/score-catalogue.js";

describe("a score's name", () => {
  test.each([
    ["CMAS", "CMAS"],
    ["mmt-8", "MMT8"],
    ["CMAS (0-52)", "CMAS"],
    ["PGA [0–10 cm]", "PGA"],
    ["MMT-8 (0 to 80)", "MMT8"],
    ["CMAS(0/52)", "CMAS"],
  ])("%s is %s", (name, id) => {
    expect(scoreNamed(name)?.id).toBe(id);
  });

  // MMT of 26 muscle groups ends at 260, PGA of 0-100 is in millimetres: neither is the catalogue's.
  test.each(["MMT (0-260)", "PGA (0-100)", "CK (0-150)", "CMAS 0-52", "IL-6 (0-52)", "(0-52)"])(
    "%s is none of the catalogue",
    (name) => {
      expect(scoreNamed(name)).toBeUndefined();
    },
  );
});
