// node tools/charts/build.mjs CHARTS INTO: every chart of the folder CHARTS, compiled from Vega-Lite
// to Vega in both directions of reading, and what runs them, into the folder INTO. Says on standard
// output, as JSON, which packages are in it. A chart that Vega-Lite has any doubt about is an error.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "vega-lite";

const here = fileURLToPath(new URL(".", import.meta.url));
const [charts, into] = process.argv.slice(2).map((path) => resolve(path));

const WHOLE = { width: "container", height: 220, autosize: { type: "fit", contains: "padding" } };
const INK = {
  aria: false, // the plot has a label, and the table behind it says the rest
  background: "transparent",
  view: { stroke: null },
  bar: { color: { expr: "ink.accent" }, opacity: 0.6 },
  line: { color: { expr: "ink.accent" }, strokeWidth: 2 },
  point: { color: { expr: "ink.accent" } },
  area: { color: { expr: "ink.accent" }, opacity: 0.15 },
  rule: { color: { expr: "ink['ink-2']" } },
  text: { color: { expr: "ink.ink" }, fontSize: 13 },
  tick: { color: { expr: "ink.ink" }, thickness: 3 },
};
const DIRECTIONS = {
  ltr: {},
  // Where reading runs from the right, so do the hours.
  rtl: { scale: { xReverse: true }, axisY: { orient: "right" } },
};
// What a page gives when it draws: the words and the colours.
const GIVEN = ["words", "ink"].map((name) => ({ name, value: {} }));

// A word of the page, such as "$hour", is known only there.
const withWords = (part) => {
  if (typeof part === "string" && /^\$\w+$/.test(part)) return { signal: `words.${part.slice(1)}` };
  if (Array.isArray(part)) return part.map(withWords);
  if (part === null || typeof part !== "object") return part;
  const own = Object.entries(part).filter(([name]) => name !== "$schema" && name !== "description");
  return Object.fromEntries(own.map(([name, value]) => [name, withWords(value)]));
};

const refuse = (...said) => {
  throw new Error(said.join(" "));
};
const logger = { level: () => logger, warn: refuse, error: refuse, info: () => {}, debug: () => {} };

const compileChart = async (file) => {
  const chart = JSON.parse(await readFile(join(charts, file), "utf-8"));
  const params = [...GIVEN, ...(chart.params ?? [])];
  for (const [direction, theirs] of Object.entries(DIRECTIONS)) {
    const { spec } = compile({ ...WHOLE, ...chart, params }, { config: { ...INK, ...theirs }, logger });
    const target = join(into, "charts", `${basename(file, ".json")}.${direction}.json`);
    await writeFile(target, JSON.stringify(withWords(spec)));
  }
};

const bundle = async () => {
  const left = join(here, "left_out.js");
  const { metafile } = await build({
    entryPoints: [join(here, "runtime.js")],
    outfile: join(into, "vega", "vega.js"),
    alias: { "d3-geo": left, "d3-scale-chromatic": left },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none", // the licences lie beside
    metafile: true,
    logLevel: "error",
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  const packages = used.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(packages.filter(Boolean))].sort();
};

await mkdir(join(into, "charts"), { recursive: true });
for (const file of (await readdir(charts)).filter((name) => name.endsWith(".json"))) {
  try {
    await compileChart(file);
  } catch (problem) {
    process.stderr.write(`${file}: ${problem.message}\n`);
    process.exit(1);
  }
}
process.stdout.write(JSON.stringify(await bundle()));
