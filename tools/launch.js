/**
 * Runs a tool that is written in TypeScript: bundles it in memory and executes the bundle.
 * Nothing is cached, so nothing can be stale. Usage: node tools/launch.js tools/<tool>/main.ts [arguments]
 */
const Module = require('node:module');
const path = require('node:path');
const { buildSync } = require('esbuild');

const entry = path.resolve(process.argv[2]);
const { outputFiles } = buildSync({
  entryPoints: [entry],
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  // Programs of their own kind, which a bundle can't hold.
  external: ['esbuild', 'jest', '@jest/*'],
  sourcemap: process.env.NODE_OPTIONS?.includes('--enable-source-maps') ? 'inline' : false,
  logLevel: 'error',
});
process.argv.splice(1, 2, entry);
const tool = new Module(entry);
tool.filename = entry;
tool.paths = Module._nodeModulePaths(path.dirname(entry));
tool._compile(outputFiles[0].text, entry);
