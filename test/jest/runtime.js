const path = require('node:path');
const { default: Runtime } = require('jest-runtime');

/** Loads what is tested, and the libraries, for all test files of a worker. */
let shared;

/**
 * Loads a test file and its helpers anew for each file, and what stands outside of `test/` once for a worker: cdk8s, the grammars and
 * the components take a tenth of a second of each file's time otherwise. They keep no state that a test could change for the next.
 * `jest.isolateModules` still loads anew. https://jestjs.io/docs/configuration#runtime-string
 */
module.exports = class SharingRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    shared ??= new Runtime(...given);
  }

  requireModule(from, name, options, isRequireActual) {
    return options?.isInternalModule || this.registries.isolation || !this.isShared(from, name)
      ? super.requireModule(from, name, options, isRequireActual)
      : shared.requireModule(from, name, options, isRequireActual);
  }

  /** The runner of tests is loaded for each file, as it keeps the tests that it has found; matchers and printers are not. */
  requireInternalModule(from, name) {
    return name === undefined || name.startsWith('.')
      ? super.requireInternalModule(from, name)
      : shared.requireInternalModule(from, name);
  }

  isShared(from, name) {
    if (name === undefined || this._resolution.isCoreModule(name)) return false;
    const tests = path.join(this._config.rootDir, 'test') + path.sep;
    return !this._resolution.resolveCjs(from, name).startsWith(tests);
  }
};
