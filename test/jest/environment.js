const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/** Where Jest keeps, in the global scope, the listeners to what happens in a test. */
const listeners = Symbol.for('EVENT_HANDLERS');

/** What carries a value through everything that is asynchronous, and has been used for it. */
const contexts = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  contexts.add(this);
  return run.apply(this, given);
};

/** It lives as long as its worker. */
class WorkerEnvironment extends TestEnvironment {
  /** Jest adds its listeners for each test file. With those of all files before it, each event of a late file would have hundreds. */
  async setup() {
    await super.setup();
    delete this.global[listeners];
  }

  /** Jest makes a context for each test file, and Node.js 20 looks at every context whenever a promise is made. */
  async teardown() {
    for (const context of contexts) context.disable();
    contexts.clear();
  }
}

let environment;

/** One global scope for all test files of a worker, as modules that are loaded once belong to one. Jest calls it with `new`. */
module.exports = function environmentOfWorker(config, context) {
  environment ??= new WorkerEnvironment(config, context);
  return environment;
};
