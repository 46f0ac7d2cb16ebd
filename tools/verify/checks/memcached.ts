import { engineStatuses, lastWords } from '../../programs/images';
import type { ProgramCheck } from '../check';
import { accepted, notChecked, rejected } from '../result';
import { notIsolated, ofFile, ofImage, outputUntil } from './started';

/** What it prints when it takes connections, if it is asked to tell what it does. */
const listening = 'server listening';

/** memcached has no file and no check: it is started with the arguments of the pod until it listens. https://docs.memcached.org/ */
export const memcached: ProgramCheck = {
  program: 'memcached',
  reads: () => false,
  withoutFiles: true,
  // As root, which it is in the namespaces of a user, it asks as whom it is to run.
  words: (container) => [...container.arguments, '-vv', '--user=root'],
  start: async (program, words, { variables }, layout) => {
    const unusable = program.image ? undefined : notIsolated();
    if (unusable) return notChecked(unusable);
    const { output, status } = await outputUntil(
      listening,
      program.image
        ? ofImage(program.image, words, variables, layout.mounts)
        : ofFile([program.path, ...words], variables),
    );
    if (program.image && engineStatuses.includes(status)) return notChecked(lastWords(output));
    return output.includes(listening) ? accepted : rejected(output);
  },
};
