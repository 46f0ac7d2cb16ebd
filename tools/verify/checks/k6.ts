import { ending, type ProgramCheck, pathsOf } from '../check';

/** What runs first: the file that states other thresholds, where there is one, and it imports the script. */
const entry = (paths: readonly string[]) => paths.find((path) => path.endsWith('/thresholds.js')) ?? paths[0] ?? '';

/**
 * Loads the script as a run does, with its options and what they require, thresholds included, and calls nobody.
 * https://grafana.com/docs/k6/latest/reference/archive/#inspect
 */
export const k6: ProgramCheck = {
  program: 'k6',
  title: 'k6 inspect',
  reads: ending('.js'),
  words: (container) => ['inspect', '--execution-requirements', entry(pathsOf(container, ending('.js')))],
};
