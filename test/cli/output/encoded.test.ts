import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chunk, encoded } from "../../../src/cli/output/encoded.js";

/** A piece holds only until the next is asked for, so each is copied. */
const pieces = (chunks: Iterable<Chunk>) => Array.from(encoded(chunks), (bytes) => Buffer.from(bytes));

/** Each run of texts encoded as one text, bytes as they are. */
function bytesOf(chunks: readonly Chunk[]): Buffer {
  const parts: Buffer[] = [];
  let text = "";
  for (const chunk of chunks) {
    if (typeof chunk === "string") text += chunk;
    else {
      parts.push(Buffer.from(text), Buffer.from(chunk));
      text = "";
    }
  }
  return Buffer.concat([...parts, Buffer.from(text)]);
}

describe("chunks as bytes", () => {
  test("are those of all texts between two pictures as one text, wherever pieces end", () => {
    const character = fc.constantFrom("a", "\n", "µ", "−", "→", "日", "😀", "\ud83d", "\ude00", "");
    const text = fc
      .tuple(fc.array(character, { maxLength: 12 }), fc.constantFrom(1, 3, 8000, 70_000))
      .map(([characters, times]) => characters.join("").repeat(times));
    const chunk: fc.Arbitrary<Chunk> = fc.oneof(text, text, fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 6 }), (chunks) => {
        expect(Buffer.concat(pieces(chunks)).equals(bytesOf(chunks))).toBe(true);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("do not part a pair of surrogates where a piece ends", () => {
    for (const before of [65_534, 65_535, 65_536]) {
      const text = `${"x".repeat(before)}😀${"y".repeat(before)}😀`;
      expect(Buffer.concat(pieces([text])).toString()).toBe(text);
    }
  });

  test("come in pieces, few and none large, and nothing of nothing", () => {
    const many = pieces(Array.from({ length: 100_000 }, () => "12.5,"));
    expect(many).toHaveLength(8);
    expect(Math.max(...pieces(["−".repeat(500_000)]).map(({ length }) => length))).toBeLessThan(200_000);
    expect(pieces([])).toEqual([]);
    expect(pieces(["", ""])).toEqual([]);
  });
});
