/**
 * Runs a tool that is written in TypeScript: bundles the project's own code in memory and executes the bundle, so nothing of
 * it can be stale. Libraries are bundled once for each lock file and kept, compiled, in node_modules/.cache.
 * Usage: node tools/launch.js tools/<tool>/main.ts [arguments]
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { buildSync } = require('esbuild');

// A short run that makes much and keeps most of it: collecting garbage in small portions is a tenth of its time.
v8.setFlagsFromString('--min-semi-space-size=64');
v8.setFlagsFromString('--max-semi-space-size=128');

const root = path.resolve(__dirname, '..');
const cache = path.join(root, 'node_modules', '.cache', 'lgtm-cdk8s');
const common = { bundle: true, write: false, platform: 'node', target: 'node20', logLevel: 'error' };

/** Runs a script as a module, with V8's own cache of it if there is one. Returns the script and what it exports. */
function execute(text, filename, requireModule, cachedData) {
  const script = new vm.Script(Module.wrap(text), { filename, cachedData });
  const tool = { exports: {} };
  script.runInThisContext()(tool.exports, requireModule, tool, filename, path.dirname(filename));
  return { script, exports: tool.exports };
}

/** A file that appears whole or not at all, whoever else writes it at the same time. */
function save(file, data) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, data);
  fs.renameSync(partial, file);
}

/** Everything that a tool takes from packages, as one bundle: a function for each specifier. */
function libraries(specifiers) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const key = createHash('sha256').update(lock).update(specifiers.join()).update(process.version).digest('hex');
  const file = path.join(cache, `${key.slice(0, 16)}.js`);
  const compiled = `${file}.compiled`;
  if (!fs.existsSync(file)) {
    const entries = specifiers.map(
      (specifier) => `${JSON.stringify(specifier)}: () => require(${JSON.stringify(specifier)})`,
    );
    const { outputFiles } = buildSync({
      ...common,
      stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: root },
      // cdk8s brings a copy of its own.
      alias: { yaml: path.join(root, 'node_modules', 'yaml') },
      minifyWhitespace: true,
      minifySyntax: true,
    });
    save(file, outputFiles[0].text);
  }
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const { script, exports } = execute(fs.readFileSync(file, 'utf8'), file, require, cachedData);
  if (!cachedData || script.cachedDataRejected) {
    // At the end, when the functions that were needed are compiled too.
    process.once('exit', () => save(compiled, script.createCachedData()));
  }
  return exports;
}

const entry = path.resolve(process.argv[2]);
const { outputFiles, metafile } = buildSync({
  ...common,
  entryPoints: [entry],
  packages: 'external',
  metafile: true,
  sourcemap: process.env.NODE_OPTIONS?.includes('--enable-source-maps') ? 'inline' : false,
});
const [{ imports }] = Object.values(metafile.outputs);
const specifiers = [...new Set(imports.filter((each) => each.external).map((each) => each.path))]
  .filter((specifier) => !Module.isBuiltin(specifier))
  .sort();
const bundled = specifiers.length > 0 ? libraries(specifiers) : {};
process.argv.splice(1, 2, entry);
execute(outputFiles[0].text, entry, (specifier) => (bundled[specifier] ?? (() => require(specifier)))());
