// Builds the site's browser assets into src/tidu/web/ui/static/ui/: `make assets`.
// Everything is compiled for Chromium 100, the oldest browser that departments still run.
import { build } from "esbuild";
import { readFileSync, readdirSync, mkdirSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, "..", "src", "tidu", "web");
const out = join(web, "ui", "static", "ui");
const TARGET = "chrome100";
// CSS of newer browsers that esbuild cannot rewrite: on Chromium 100 the whole declaration would be dropped.
const TOO_NEW = /color-mix\(|oklch\(|oklab\(|light-dark\(|@container|@layer/;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  entryPoints: ["site.css", "site.js", "early.js", "charts.js"].map((name) => join(here, "src", name)),
  outdir: out,
  bundle: true,
  minify: true,
  target: TARGET,
  format: "iife",
  charset: "utf8",
  legalComments: "linked",
  logLevel: "warning",
});
const found = readFileSync(join(out, "site.css"), "utf8").match(TOO_NEW);
if (found) throw new Error(`site.css 用到 Chromium 100 不支持的写法：${found[0]}`);

writeFileSync(join(out, "icons.svg"), sprite(iconNames()));
copyFileSync(join(here, "src", "favicon.svg"), join(out, "favicon.svg"));

// Names that templates and Python use (`icon "home"`, `icon="home"`, `"icon": "home"`), and those of icons.txt.
function iconNames() {
  const listed = readFileSync(join(here, "icons.txt"), "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean);
  const used = readdirSync(web, { recursive: true })
    .filter((path) => path.endsWith(".html") || path.endsWith(".py"))
    .flatMap((path) => {
      const text = readFileSync(join(web, path), "utf8");
      return [...text.matchAll(/\bicon(?:\s+|=|\(|["']:\s*)"([a-z0-9-]+)"/g)].map((match) => match[1]);
    });
  return [...new Set([...listed, ...used])].sort();
}

function sprite(names) {
  const set = JSON.parse(
    readFileSync(join(here, "node_modules", "@iconify-json", "tabler", "icons.json"), "utf8"),
  );
  const symbols = names.map((name) => {
    const icon = set.icons[name];
    if (!icon) throw new Error(`@iconify-json/tabler 中没有图标 ${name}`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${icon.body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}
