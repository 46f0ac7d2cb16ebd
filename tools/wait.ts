import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Asks again and again until there is an answer. Undefined when the time is over. An error means: not yet. */
export async function eventually<Answer>(
  seconds: number,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  pauseMilliseconds = 500,
): Promise<Answer | undefined> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await attempt(ask);
    if (answer !== undefined) return answer;
    if (Date.now() >= deadline) return undefined;
    await sleep(pauseMilliseconds);
  }
}

async function attempt<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined) {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
