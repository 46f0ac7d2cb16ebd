const { TestEnvironment } = require('jest-environment-node');

/** It lives as long as its worker. */
class WorkerEnvironment extends TestEnvironment {
  async teardown() {}
}

let environment;

/** One global scope for all test files of a worker, as modules that are loaded once belong to one. Jest calls it with `new`. */
module.exports = function environmentOfWorker(config, context) {
  environment ??= new WorkerEnvironment(config, context);
  return environment;
};
