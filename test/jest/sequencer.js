const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** The files that take longest. Where nothing is known of an earlier run, Jest would begin with the largest. */
const longest = ['bad-input/edits', 'dist', 'checks/environments', 'checks/self-tests', 'verify/command'];

const rank = ({ path: file, context }) => {
  const name = path.relative(path.join(context.config.rootDir, 'test'), file).split(path.sep).join('/');
  const index = longest.indexOf(name.replace(/\.test\.ts$/, ''));
  return index < 0 ? longest.length : index;
};

/** Begins with what takes longest, so that all workers end together. */
module.exports = class LongestFirst extends Sequencer {
  static longest = longest;

  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
