import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Asks again and again until there is an answer. Undefined when the time is over. An error means: not yet. */
export async function eventually<Answer>(
  seconds: number,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  pauseMilliseconds = 500,
): Promise<Answer | undefined> {
  return askUntil(
    seconds,
    () => attempt(ask),
    (answer) => answer !== undefined,
    pauseMilliseconds,
  );
}

/** Asks again and again until an answer is right. When the time is over, the last answer or error, whatever it is. */
export async function askUntil<Answer>(
  seconds: number,
  ask: () => Promise<Answer> | Answer,
  isRight: (answer: Answer) => boolean,
  pauseMilliseconds = 500,
): Promise<Answer> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      const answer = await ask();
      if (isRight(answer) || Date.now() >= deadline) return answer;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
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
