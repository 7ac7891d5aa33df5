// Holds what is given to Kubernetes against its types, with no field more than they have, and against what we want of it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { parseAllDocuments } from "yaml";
import { wishes } from "./wishes.mjs";

const home = dirname(fileURLToPath(import.meta.url));
const wrong = [];

/** kubernetes-models has a module for each kind: group/version/Kind. */
function typeOf({ apiVersion, kind }) {
  const path = join("kubernetes-models", apiVersion, kind);
  const folder = join(home, "node_modules", dirname(path));
  return readdirSync(folder).includes(`${kind}.d.ts`) ? path : undefined;
}

const typed = new Map();
for (const file of process.argv.slice(2)) {
  const all = [];
  for (const [at, document] of parseAllDocuments(readFileSync(file, "utf8"), { uniqueKeys: true }).entries()) {
    const name = `${basename(file)}, document ${at + 1}`;
    wrong.push(...document.errors.map((error) => `${name}: ${error.message}`));
    const resource = document.toJS();
    let type;
    try {
      type = typeOf(resource);
    } catch {
      type = undefined;
    }
    if (type === undefined) {
      wrong.push(`${name}: Kubernetes has no ${resource?.kind} of ${resource?.apiVersion}`);
      continue;
    }
    all.push(resource);
    const source = join(home, `typed-${typed.size}.ts`);
    writeFileSync(
      source,
      `import type { I${resource.kind} } from "${type}";\nexport const it: I${resource.kind} = ${JSON.stringify(resource, null, 1)};\n`,
    );
    typed.set(source, `${basename(file)}, ${resource.kind} ${resource.metadata?.name}`);
  }
  wrong.push(...wishes(all).map((words) => `${basename(file)}: ${words}`));
}

const program = ts.createProgram([...typed.keys()], {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
});
for (const one of ts.getPreEmitDiagnostics(program)) {
  const line = one.file?.getLineAndCharacterOfPosition(one.start).line;
  const text = line === undefined ? "" : one.file.text.split("\n")[line].trim();
  wrong.push(`${typed.get(one.file?.fileName) ?? one.file?.fileName}: ${text}\n    ${ts.flattenDiagnosticMessageText(one.messageText, "\n    ")}`);
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
