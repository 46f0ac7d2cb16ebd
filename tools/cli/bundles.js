/**
 * Bundles: one text that Node.js runs for many files. It is JavaScript as the launcher uses it before anything is bundled.
 * A bundle that is kept has a record of every file that went into it, and V8's compiled form beside it.
 */
const { spawnSync } = require('node:child_process');
const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** No other process has it: the first one of every namespace has the same process id. */
const unique = randomUUID();

const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

/** The program itself: its JavaScript interface takes twice the time. */
function esbuild() {
  const own = Module.createRequire(require.resolve('esbuild/package.json'));
  const program = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  return own.resolve(`@esbuild/${process.platform}-${process.arch}/${program}`);
}

const usual = [
  '--bundle',
  '--platform=node',
  '--target=node20',
  '--charset=utf8',
  '--log-level=error',
  '--color=false',
];

/** Node.js takes four times as long to read a text that has one letter more than ASCII. */
const asBytes = ['--charset=ascii'];

/** Bundles a text, read as TypeScript in a folder. What can't be read is an error with the bundler's words. */
function bundle(text, folder, words) {
  const { status, stdout, stderr } = spawnSync(esbuild(), [...usual, '--loader=ts', ...words], {
    input: text,
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Runs a text as a module and returns what it exports. */
function evaluate(text, filename, requireModule, cachedData) {
  const script = new vm.Script(Module.wrap(text), { filename, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireModule, module, filename, path.dirname(filename));
  return { exports: module.exports, script };
}

/** A file that appears whole or not at all, whichever other process writes it at the same time. */
function save(file, data) {
  const partial = `${file}.${unique}`;
  fs.writeFileSync(partial, data);
  fs.renameSync(partial, file);
}

/** What changes when a file does, or the names in a folder: nobody can set this time. */
function stamp(file) {
  const { size, ctimeMs } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${ctimeMs}`;
}

/**
 * What decides what is read beside the files themselves: the package.json of each package among them, which says which of its files
 * are taken, and for other files the folders up to that of the package, where a new file may stand before one that was taken, and
 * what says how they are read.
 */
function besides(file, folder) {
  const [ofPackage] = file.match(/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/) ?? [];
  if (ofPackage) return [path.join(ofPackage, 'package.json')];
  const above = path.dirname(file);
  if (above.length > folder.length) return [above, ...besides(above, folder)];
  return ['package.json', 'tsconfig.json'].map((name) => path.join(folder, name));
}

/** When files are written at the same time, how much earlier than now their time may say: the kernel's clock goes in steps. */
const clockStep = 20;

/**
 * A bundle of some modules, made anew unless every file that went into it is as it was. `modules`: what each is asked for by, and
 * the module that answers. `folder`: where they are looked for. Returns the bundle's file and the packages that it takes from outside.
 */
function kept({ name, cache, folder, modules, words }) {
  const key = digest(process.version, folder, JSON.stringify(modules), ...words, fs.readFileSync(__filename));
  const recordFile = path.join(cache, `${name}-${key}.json`);
  const known = fs.existsSync(recordFile) ? JSON.parse(fs.readFileSync(recordFile, 'utf8')) : undefined;
  const isAsItWas = ([input, then]) => stamp(input) === then;
  if (known && fs.existsSync(known.file) && Object.entries(known.stamps).every(isAsItWas)) return known;
  const started = Date.now() - clockStep;
  const base = path.join(cache, `${name}-${unique}`);
  const { text, inputs, packages } = made({ base, folder, modules, words: [...words, ...asBytes] });
  // By its own text, as V8 takes the compiled form of any text of the same length.
  const file = path.join(cache, `${name}-${key}-${digest(text)}.js`);
  save(file, text);
  const stampNow = (input) =>
    (fs.statSync(input, { throwIfNoEntry: false })?.ctimeMs ?? 0) < started ? stamp(input) : '';
  const stamps = Object.fromEntries(inputs.map((input) => [input, stampNow(input)]));
  save(recordFile, JSON.stringify({ file, packages, stamps }));
  if (known && known.file !== file)
    for (const old of [known.file, `${known.file}.compiled`]) fs.rmSync(old, { force: true });
  return { file, packages };
}

/** A bundle of some modules, every file that decides what is in it, and the packages that it takes from outside. */
function made({ base, folder, modules, words }) {
  const asked = ([name, module]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(module)})`;
  const files = { '--outfile': `${base}.js`, '--metafile': `${base}.json` };
  const output = Object.entries(files).map(([option, file]) => `${option}=${file}`);
  bundle(`module.exports = { ${Object.entries(modules).map(asked).join(', ')} };`, folder, [...words, ...output]);
  const [text, about] = Object.values(files).map((file) => fs.readFileSync(file, 'utf8'));
  for (const file of Object.values(files)) fs.rmSync(file);
  const { inputs, outputs } = JSON.parse(about);
  const read = Object.keys(inputs).filter((input) => input !== '<stdin>');
  const paths = read.map((input) => path.resolve(folder, input));
  const taken = Object.values(outputs).flatMap(({ imports }) => imports.map((each) => each.path));
  return {
    text,
    inputs: [...new Set(paths.flatMap((file) => [file, ...besides(file, folder)]))],
    packages: [...new Set(taken)].filter((each) => !Module.isBuiltin(each)).sort(),
  };
}

/** Runs a kept bundle, with V8's compiled form, which the first run leaves. Returns a function for each module. */
function runKept({ file }, filename, requireModule) {
  const compiled = `${file}.compiled`;
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const { exports, script } = evaluate(fs.readFileSync(file, 'utf8'), filename, requireModule, cachedData);
  if (!cachedData || script.cachedDataRejected) {
    // At the end, when the functions that were needed are compiled too.
    process.once('exit', () => save(compiled, script.createCachedData()));
  }
  return exports;
}

module.exports = { bundle, digest, evaluate, kept, runKept };
