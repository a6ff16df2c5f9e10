/**
 * Seconds that each step of an analysis takes in a process of its own, as JSON.
 * Run after a build: node bench/steps.js STUDY.csv true|false (whether the tests inside patients are computed)
 */
const [file, within] = process.argv.slice(2);
/** @type {Record<string, number>} */
const seconds = { "start Node": performance.now() / 1000 };

/** @template T @param {string} name @param {() => T | Promise<T>} work */
async function step(name, work) {
  const start = performance.now();
  const result = await work();
  seconds[name] = (performance.now() - start) / 1000;
  return result;
}

const { analyze, charts, readStudy, resultJsonText } = await step(
  "load the program",
  async () =>
    /** @type {typeof import("../src/index.js")} */ (await import(`${new URL("../dist/index.js", import.meta.url)}`)),
);
const { study } = await step("read", () => readStudy(file));
const plan = { within: within === "true" };
const compared = await step("compare", () => analyze(study, plan, { correlate: false }));
const correlated = await step("correlate", () => analyze(study, plan, { compare: false }));
const result = { ...compared, correlations: correlated.correlations };
await step("write result.json", () => [...resultJsonText(result, [])].join("").length);
await step("write charts", () => Object.values(charts(result)).map((spec) => JSON.stringify(spec).length));
process.stdout.write(JSON.stringify(seconds));
