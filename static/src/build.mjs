// Builds static/dist: one stylesheet, one script, and just the images the stylesheet names.
import { cp, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compile, Logger } from "sass";

const source = dirname(fileURLToPath(import.meta.url));
const project = join(source, "..", "..");
const dist = join(source, "..", "dist");
const packages = join(project, "node_modules");
const imageFolders = [
  join(packages, "@ministryofjustice", "frontend", "moj", "assets", "images"),
  join(packages, "govuk-frontend", "dist", "govuk", "assets", "images"),
];

async function buildStyles() {
  const { css } = compile(join(source, "app.scss"), {
    loadPaths: [project, packages],
    style: "compressed",
    quietDeps: true,
    logger: Logger.silent,
  });
  await writeFile(join(dist, "app.css"), css);
  return css;
}

async function buildScript() {
  await build({
    entryPoints: [join(source, "app.js")],
    outfile: join(dist, "app.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "none",
  });
}

async function copyImages(css) {
  const named = new Set([...css.matchAll(/url\(["']?assets\/images\/([^"')]+)["']?\)/g)].map((match) => match[1]));
  await mkdir(join(dist, "assets", "images"), { recursive: true });
  for (const image of named) {
    await copyFromFirst(image, imageFolders);
  }
  await cp(join(source, "assets"), join(dist, "assets"), { recursive: true });
}

async function copyFromFirst(image, folders) {
  for (const folder of folders) {
    const found = await readFile(join(folder, image)).then(() => true, () => false);
    if (found) {
      return copyFile(join(folder, image), join(dist, "assets", "images", image));
    }
  }
  throw new Error(`The stylesheet names ${image}, which no package brings`);
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const [css] = await Promise.all([buildStyles(), buildScript()]);
await copyImages(css);
