#!/usr/bin/env node
/**
 * Runs a command on the environments that main.ts exports: `node tools/launch.js synth --help`.
 * The project's own TypeScript is bundled anew at each run, so nothing of it can be stale. The libraries that it takes are one
 * bundle more, kept with V8's compiled form for as long as every file that went into it is the same.
 * LGTM_CDK8S_CACHE names another folder for what is kept.
 */
const { spawnSync } = require('node:child_process');
const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { startTypeCheck } = require('./cli/type-check.js');

// A short run that makes much and keeps most of it: collecting garbage in small portions is a tenth of its time.
v8.setFlagsFromString('--min-semi-space-size=64');
v8.setFlagsFromString('--max-semi-space-size=128');

/** The repository of the environments. */
const folder = process.cwd();
/** The folder with the package's code: this repository itself, or its `lib`, where another repository has it compiled. */
const code = path.resolve(__dirname, '..');
const isCompiled = fs.existsSync(path.join(code, 'tools', 'cli', 'main.js'));
const packageFolder = isCompiled ? path.dirname(code) : code;
process.env.LGTM_CDK8S_LAUNCHER = __filename;
const cache = process.env.LGTM_CDK8S_CACHE ?? path.join(folder, 'node_modules', '.cache', 'lgtm-cdk8s');
const target = 'node20';
/** No other process has it: the first one of every namespace has the same process id. */
const unique = randomUUID();

/** The program itself: its JavaScript interface takes twice the time. */
function esbuild() {
  const own = Module.createRequire(require.resolve('esbuild/package.json'));
  const program = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  return own.resolve(`@esbuild/${process.platform}-${process.arch}/${program}`);
}

/** Bundles a text, read as TypeScript in the repository's folder. What can't be read is an error with the bundler's words. */
function bundle(text, words = []) {
  const file = path.join(cache, `${unique}.js`);
  const all = [
    '--bundle',
    '--platform=node',
    `--target=${target}`,
    '--packages=external',
    '--loader=ts',
    '--charset=utf8',
  ];
  const output = ['--log-level=error', '--color=false', `--outfile=${file}`];
  const { status, stderr } = spawnSync(esbuild(), [...all, ...output, ...words], {
    input: text,
    encoding: 'utf8',
    cwd: folder,
  });
  if (status !== 0) throw new Error(stderr);
  const read = (name) => {
    const content = fs.readFileSync(name, 'utf8');
    fs.rmSync(name);
    return content;
  };
  return words.length > 0 ? { text: read(file), map: read(`${file}.map`) } : { text: read(file) };
}

/** A file that appears whole or not at all, whichever other process writes it at the same time. */
function save(file, data) {
  const partial = `${file}.${unique}`;
  fs.writeFileSync(partial, data);
  fs.renameSync(partial, file);
}

/** What changes when a file does. */
function stamp(file) {
  const { size, mtimeMs } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs}`;
}

/** The package.json of each package among these files: it says which of its files are taken. */
const packageFiles = (files) =>
  [
    ...new Set(
      files.flatMap((file) => file.match(/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/) ?? []),
    ),
  ].map((name) => path.join(name, 'package.json'));

const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

/** The file with the libraries' bundle, made anew unless every file that went into it is as it was. */
function librariesFile(specifiers) {
  const key = digest(process.version, fs.readFileSync(__filename), ...specifiers);
  const file = path.join(cache, `libraries-${key}.js`);
  const record = `${file}.inputs`;
  const inputs = fs.existsSync(record) ? JSON.parse(fs.readFileSync(record, 'utf8')) : undefined;
  if (inputs && Object.entries(inputs).every(([input, then]) => stamp(input) === then)) return file;
  const entries = specifiers.map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const { outputFiles, metafile } = require('esbuild').buildSync({
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target,
    logLevel: 'error',
    absWorkingDir: packageFolder,
    stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: packageFolder },
    // cdk8s brings a copy of its own.
    alias: { yaml: path.dirname(require.resolve('yaml/package.json')) },
    minifyWhitespace: true,
    minifySyntax: true,
  });
  const read = Object.keys(metafile.inputs).filter((input) => input !== '<stdin>');
  const files = read.map((input) => path.resolve(packageFolder, input));
  for (const stale of [record, `${file}.compiled`]) fs.rmSync(stale, { force: true });
  save(file, outputFiles[0].text);
  const stamps = [...files, ...packageFiles(files)].map((input) => [input, stamp(input)]);
  save(record, JSON.stringify(Object.fromEntries(stamps)));
  return file;
}

/** Runs a text as a module and returns what it exports. */
function evaluate(script, filename, requireModule) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireModule, module, filename, path.dirname(filename));
  return module.exports;
}

/** A function for each library. */
function libraries(specifiers) {
  const file = librariesFile(specifiers);
  const compiled = `${file}.compiled`;
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    // At the end, when the functions that were needed are compiled too.
    process.once('exit', () => save(compiled, script.createCachedData()));
  }
  return evaluate(script, file, require);
}

/** The packages that a bundle takes, as the bundler names them. One that is not installed is left to the place that takes it. */
function packagesOf(text) {
  const named = [...text.matchAll(/\brequire\("([^"./][^"]*)"\)/g)].map(([, name]) => name);
  return [...new Set(named)].filter((name) => !Module.isBuiltin(name) && isInstalled(name)).sort();
}

function isInstalled(name) {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}

const isCommand = (name) =>
  name !== 'cli' &&
  /^[a-z0-9-]+$/.test(name) &&
  ['ts', 'js'].some((end) => fs.existsSync(path.join(code, 'tools', name, `command.${end}`)));
const commands = fs.readdirSync(path.join(code, 'tools')).filter(isCommand);

/** What is bundled: the repository's main.ts, made when it is asked for, and in this repository the command too. */
function entryText(name) {
  const from = (file) => JSON.stringify(path.join(code, 'tools', file));
  const project = `exports.project = () => require(${JSON.stringify(path.join(folder, 'main.ts'))}).project;`;
  if (isCompiled) return project;
  return [
    `exports.cli = require(${from('cli/main.ts')});`,
    `exports.command = require(${from(`${name}/command.ts`)});`,
    project,
  ].join('\n');
}

function run(name, words) {
  fs.mkdirSync(cache, { recursive: true });
  const text = entryText(name);
  const filename = path.join(folder, 'lgtm-cdk8s.bundle.js');
  const types =
    name === 'synth' && !words.includes('--without-types')
      ? startTypeCheck(folder, path.join(cache, `types-${digest(folder)}`))
      : undefined;
  const fromCode = (file) => require(path.join(code, 'tools', file));
  const about = { words, folder, packageFolder, program: isCompiled ? 'npx lgtm-cdk8s' : 'npm run', types };
  let own;
  try {
    own = bundle(text);
  } catch (error) {
    about.unreadable = error.message;
    own = bundle(entryText(name).replace(/^exports\.project.*$/m, ''));
  }
  const packages = isCompiled ? {} : libraries(packagesOf(own.text));
  const requireOwn = Module.createRequire(path.join(folder, 'main.ts'));
  const script = new vm.Script(Module.wrap(own.text), { filename });
  const exported = evaluate(script, filename, (specifier) => (packages[specifier] ?? (() => requireOwn(specifier)))());
  const { main } = exported.cli ?? fromCode('cli/main.js');
  const { command } = exported.command ?? fromCode(`${name}/command.js`);
  const sourceMap = () => JSON.parse(bundle(text, ['--sourcemap=external']).map);
  return main(command, {
    ...about,
    loadProject: exported.project,
    bundle: { file: filename, folder: cache, sourceMap },
  });
}

const [name, ...words] = process.argv.slice(2);
if (name !== undefined && commands.includes(name)) {
  run(name, words);
} else {
  const asked = name === undefined || name === '--help' || name === '-h';
  if (!asked) console.error(`there is no command ${name}`);
  const start = isCompiled ? 'npx lgtm-cdk8s' : 'node tools/launch.js';
  console.log(
    `Usage: ${start} COMMAND [options]\n\nCommands: ${commands.join(', ')}\nEach explains itself with --help.`,
  );
  process.exitCode = asked && name !== undefined ? 0 : 2;
}
