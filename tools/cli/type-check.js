/**
 * Checks the types of what `main.ts` imports, in a process of its own, so that rendering need not wait. It is JavaScript as the
 * launcher starts it before anything is bundled.
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

/** What an environment file is checked by where its repository has no tsconfig.json; `init` writes the same into one, for editors. */
const usual = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  esModuleInterop: true,
};

/** The compiler itself; its wrapper in JavaScript costs the start of another Node.js. */
function compiler() {
  const own = createRequire(require.resolve('typescript/package.json'));
  const folder = path.dirname(own.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`));
  return path.join(folder, 'lib', process.platform === 'win32' ? 'tsc.exe' : 'tsc');
}

/** What the compiler is told of a project. `cache`: where it writes what it remembers of the last time. */
function typeCheckSettings(folder, cache) {
  const config = path.join(folder, 'tsconfig.json');
  return {
    ...(fs.existsSync(config) ? { extends: config } : {}),
    compilerOptions: {
      ...(fs.existsSync(config) ? {} : usual),
      noEmit: true,
      incremental: true,
      tsBuildInfoFile: path.join(cache, 'types.tsbuildinfo'),
      // Nothing is written, and a folder of the project may be a link to another place.
      rootDir: path.parse(folder).root,
      typeRoots: [path.join(folder, 'node_modules', '@types')],
      // What nothing uses is a matter of lint; the environments are none the worse for it.
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    files: [path.join(folder, 'main.ts')],
    include: [],
  };
}

/**
 * A short run: collecting garbage is a third of the compiler's processor time, and saves it no memory (110 MiB for these environments).
 * https://pkg.go.dev/runtime#hdr-Environment_Variables
 */
const withoutCollecting = { GOGC: 'off', GOMEMLIMIT: '1GiB' };

/**
 * Runs the compiler on settings that stand in a file. Resolves to its exit code and its words. Rendering needs the other processor;
 * several threads of the compiler would take a fifth more time of both.
 */
function runTypeCheck(file, folder, signal) {
  return new Promise((resolve) => {
    const child = spawn(compiler(), ['-p', file, '--pretty', 'false', '--singleThreaded'], {
      cwd: folder,
      env: { ...process.env, ...withoutCollecting },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ status: -1, output: String(error) }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** Starts the check of the project in a folder. `cache`: a folder for what the compiler remembers of the last time. `signal`: ends it. */
function startTypeCheck(folder, cache, signal) {
  const text = JSON.stringify(typeCheckSettings(folder, cache));
  const file = path.join(cache, 'tsconfig.json');
  fs.mkdirSync(cache, { recursive: true });
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text);
  return runTypeCheck(file, folder, signal);
}

module.exports = { usual, withoutCollecting, runTypeCheck, startTypeCheck, typeCheckSettings };
