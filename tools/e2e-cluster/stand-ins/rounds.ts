import { setTimeout as sleep } from 'node:timers/promises';

const pauseMilliseconds = 500;

/** Does the work of a controller again and again. Returns the end of it. */
export function inRounds(work: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  const rounds = async () => {
    while (!stopped) {
      // A cluster that ends refuses connections; a check that waits for the result says so if it never comes.
      await work().catch(() => undefined);
      await sleep(pauseMilliseconds);
    }
  };
  const ended = rounds();
  return () => {
    stopped = true;
    return ended;
  };
}
