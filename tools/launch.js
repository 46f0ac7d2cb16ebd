#!/usr/bin/env node
/**
 * Runs a command on the environments that main.ts exports: `node tools/launch.js synth --help`.
 * What main.ts imports of the project is bundled anew at each run, so nothing of it can be stale. In this repository the package's
 * own TypeScript and the libraries are a bundle each, kept with V8's compiled form for as long as every file that went into it is
 * the same. Of the processor time of a synth (0.30 s, where Node.js alone takes 0.05) the kept bundle of the package saves 0.08 s, that
 * of the libraries 0.11, and the compiled forms 0.05. LGTM_CDK8S_CACHE names another folder for what is kept.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const { bundle, digest, evaluate, kept, runKept } = require('./cli/bundles.js');
const { startTypeCheck } = require('./cli/type-check.js');

// V8 compiles a second time what is called often. In a run this short that is a quarter of the processor time (0.42 s without this
// line, 0.30 with it), and the compiler of types needs the other processor. From Node.js 22 on V8 does not know the word, and says so.
if (Number.parseInt(process.versions.v8, 10) < 12) v8.setFlagsFromString('--interrupt-budget=1000000');

/** The repository of the environments. */
const folder = process.cwd();
/** The folder with the package's code: this repository itself, or its `lib`, where another repository has it compiled. */
const code = path.resolve(__dirname, '..');
const isCompiled = fs.existsSync(path.join(code, 'tools', 'cli', 'main.js'));
const packageFolder = isCompiled ? path.dirname(code) : code;
process.env.LGTM_CDK8S_LAUNCHER = __filename;
const cache = process.env.LGTM_CDK8S_CACHE ?? path.join(folder, 'node_modules', '.cache', 'lgtm-cdk8s');

/** The folders of the package's own code. */
const codeFolders = ['checks', 'constructs', 'imports', 'tools'].map((name) => path.join(code, name));
const codeIsElsewhere = codeFolders.flatMap((each) => [`--external:${each}`, `--external:${each}/*`]);

/** Bundles the repository's main.ts, which runs when it is asked for. */
function bundleProject(words = []) {
  const main = JSON.stringify(path.join(folder, 'main.ts'));
  const text = `exports.project = () => require(${main}).project;`;
  return bundle(text, folder, ['--packages=external', ...(isCompiled ? [] : codeIsElsewhere), ...words]);
}

/** What the bundler names by its path from the repository's folder. */
const named = (specifier) => (specifier.startsWith('.') ? path.resolve(folder, specifier) : specifier);

/** What a bundle takes from outside: names of packages, and paths. */
function requiredBy(text) {
  const names = [...text.matchAll(/\brequire\("([^"]*)"\)/g)].map(([, name]) => named(name));
  return [...new Set(names)].filter((name) => !Module.isBuiltin(name));
}

/** What the launcher itself takes of the package's code. */
const ofTools = (file) => path.join(code, 'tools', `${file}.${isCompiled ? 'js' : 'ts'}`);

/**
 * The package's own code as TypeScript: the command, and what the project's bundle takes from outside. Returns a function for each
 * module, also of the libraries.
 */
function packageModules(name, outside) {
  const ofCode = [ofTools('cli/main'), ofTools(`${name}/command`), ...outside.filter(path.isAbsolute).sort()];
  const own = kept({
    name: 'package',
    cache,
    folder: code,
    modules: Object.fromEntries(ofCode.map((each) => [each, each])),
    words: ['--packages=external'],
  });
  // Copies of this repository may share it.
  const libraryFolder = path.resolve(path.dirname(require.resolve('cdk8s/package.json')), '..', '..');
  // What is not there is left to the place that takes it.
  const others = outside.filter((each) => !path.isAbsolute(each) && isIn(libraryFolder, each));
  const bundled = kept({
    name: 'libraries',
    cache,
    folder: libraryFolder,
    modules: Object.fromEntries([...new Set([...own.packages, ...others])].sort().map((each) => [each, each])),
    // cdk8s brings a copy of yaml of its own.
    words: [
      `--alias:yaml=${path.dirname(require.resolve('yaml/package.json'))}`,
      '--minify-whitespace',
      '--minify-syntax',
    ],
  });
  const libraries = runKept(bundled, path.join(libraryFolder, 'node_modules', 'libraries.bundle.js'), require);
  const requireLibrary = (specifier) => (libraries[specifier] ?? (() => require(specifier)))();
  // Among the tools, as what stands there is not the user's, and a package.json above it the package's.
  return { ...libraries, ...runKept(own, ofTools('package.bundle'), requireLibrary) };
}

function isIn(libraryFolder, name) {
  try {
    return Module.createRequire(path.join(libraryFolder, 'main.ts')).resolve(name) !== '';
  } catch {
    return false;
  }
}

function run(name, words) {
  fs.mkdirSync(cache, { recursive: true });
  const about = { words, folder, packageFolder, program: isCompiled ? 'npx lgtm-cdk8s' : 'npm run' };
  const checking = new AbortController();
  if (name === 'synth' && !words.includes('--without-types')) {
    about.types = startTypeCheck(folder, path.join(cache, `types-${digest(folder)}`), checking.signal);
  }
  let project;
  try {
    project = bundleProject();
  } catch (error) {
    about.unreadable = error.message;
    // Of a file that cannot be read, nobody waits for the compiler's words.
    checking.abort();
  }
  const modules = isCompiled ? {} : packageModules(name, requiredBy(project ?? ''));
  const take = (file) => (modules[file] ?? (() => require(file)))();
  const { main } = take(ofTools('cli/main'));
  const { command } = take(ofTools(`${name}/command`));
  const filename = path.join(folder, 'lgtm-cdk8s.bundle.js');
  const requireOwn = Module.createRequire(path.join(folder, 'main.ts'));
  const requireModule = (specifier) => (modules[named(specifier)] ?? (() => requireOwn(specifier)))();
  const loadProject = () => evaluate(project, filename, requireModule).exports.project();
  const sourceMap = () => {
    const [, encoded] = bundleProject(['--sourcemap=inline']).split('base64,');
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  };
  return main(command, {
    ...about,
    loadProject: project === undefined ? undefined : loadProject,
    bundle: { file: filename, folder, sourceMap },
  });
}

const isCommand = (name) =>
  name !== 'cli' &&
  /^[a-z0-9-]+$/.test(name) &&
  ['ts', 'js'].some((end) => fs.existsSync(path.join(code, 'tools', name, `command.${end}`)));
const commands = fs.readdirSync(path.join(code, 'tools')).filter(isCommand);

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
