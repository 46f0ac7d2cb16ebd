/**
 * Runs a tool that is written in TypeScript: bundles it and executes the bundle.
 * Bundles are kept, compiled, in node_modules/.cache under the digest of everything that went into them, so none is ever stale:
 * one for the project's own code, and one for the libraries, which a change of an environment leaves as it is.
 * LGTM_CDK8S_BUNDLES names another folder for them.
 * Usage: node tools/launch.js tools/<tool>/main.ts [arguments]
 */
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

// A short run that makes much and keeps most of it: collecting garbage in small portions is a tenth of its time.
v8.setFlagsFromString('--min-semi-space-size=64');
v8.setFlagsFromString('--max-semi-space-size=128');

const root = path.resolve(__dirname, '..');
const cache = process.env.LGTM_CDK8S_BUNDLES ?? path.join(root, 'node_modules', '.cache', 'lgtm-cdk8s');
/** How many bundles are kept; each tool and each state of the code has one. */
const most = 32;

/** The project's own TypeScript, in a fixed order. */
function ownSources() {
  const below = ['constructs', 'environments', 'imports', 'tools'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(root, folder, name)),
  );
  return [...below, path.join(root, 'main.ts')].sort();
}

function digest(...parts) {
  const hash = createHash('sha256').update(process.version).update(fs.readFileSync(__filename));
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 24);
}

/** A file that appears whole or not at all, whoever else writes it at the same time. */
function save(file, data) {
  fs.mkdirSync(cache, { recursive: true });
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, data);
  fs.renameSync(partial, file);
}

/** Removes the bundles that were made longest ago. */
function prune() {
  const bundles = fs.readdirSync(cache).map((name) => path.join(cache, name));
  const age = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  for (const file of bundles.sort((a, b) => age(b) - age(a)).slice(2 * most)) fs.rmSync(file, { force: true });
}

const target = 'node20';

/** The libraries that a tool takes, as one bundle that exports a function for each. */
function bundleLibraries(specifiers) {
  const entries = specifiers.map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const { outputFiles } = require('esbuild').buildSync({
    bundle: true,
    write: false,
    platform: 'node',
    target,
    logLevel: 'error',
    stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: root },
    // cdk8s brings a copy of its own.
    alias: { yaml: path.join(root, 'node_modules', 'yaml') },
    minifyWhitespace: true,
    minifySyntax: true,
  });
  return outputFiles[0].text;
}

/**
 * The project's own code as one bundle, whose first line names what it takes from packages. Whoever edits an environment waits
 * for this: the program is called directly, which takes half the time of its JavaScript interface.
 */
function bundleOwn(entry) {
  const outfile = path.join(cache, `${process.pid}.own`);
  const metafile = `${outfile}.json`;
  const words = ['--bundle', '--platform=node', `--target=${target}`, '--packages=external', '--log-level=error'];
  const program = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  const esbuild = require.resolve(`@esbuild/${process.platform}-${process.arch}/${program}`);
  fs.mkdirSync(cache, { recursive: true });
  const { status } = spawnSync(esbuild, [entry, ...words, `--outfile=${outfile}`, `--metafile=${metafile}`], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  const [{ imports }] = Object.values(JSON.parse(fs.readFileSync(metafile, 'utf8')).outputs);
  const text = fs.readFileSync(outfile, 'utf8');
  for (const file of [outfile, metafile]) fs.rmSync(file);
  const external = imports.filter((each) => each.external && !Module.isBuiltin(each.path)).map((each) => each.path);
  return `//${JSON.stringify([...new Set(external)].sort())}\n${text}`;
}

/** The text of a bundle, made where it is not there yet. */
function kept(key, make) {
  const file = path.join(cache, `${key}.js`);
  if (!fs.existsSync(file)) {
    save(file, make());
    prune();
  }
  return { file, text: fs.readFileSync(file, 'utf8') };
}

/** Runs a bundle as a module, with V8's own cache of it if there is one, and returns what it exports. */
function execute({ file, text }, filename, requireModule) {
  const compiled = `${file}.compiled`;
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const script = new vm.Script(Module.wrap(text), { filename, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    // At the end, when the functions that were needed are compiled too.
    process.once('exit', () => save(compiled, script.createCachedData()));
  }
  const tool = { exports: {} };
  script.runInThisContext()(tool.exports, requireModule, tool, filename, path.dirname(filename));
  return tool.exports;
}

const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
const entry = path.resolve(process.argv[2]);
const sources = ownSources().flatMap((file) => [path.relative(root, file), fs.readFileSync(file)]);
const own = kept(digest(entry, lock, ...sources), () => bundleOwn(entry));
const specifiers = JSON.parse(own.text.slice(2, own.text.indexOf('\n')));
const libraries = execute(
  kept(digest(lock, ...specifiers), () => bundleLibraries(specifiers)),
  path.join(cache, 'libraries.js'),
  require,
);
process.argv.splice(1, 2, entry);
execute(own, entry, (specifier) => (libraries[specifier] ?? (() => require(specifier)))());
