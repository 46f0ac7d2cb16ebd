import type { Server } from 'node:http';
import { log, wordsOf } from './log';
import { stopTelemetry } from './telemetry';

/** Ends a program when it is told to: first it answers nobody new, then it gives up its connections, at last it sends its spans. */
export function endsWell(program: string, server: Server, giveUp: () => Promise<unknown>): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    server.close();
    await giveUp().catch((error: unknown) => log('WARN', program, wordsOf(error)));
    await stopTelemetry();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

/** Tries until it works. Other work of the program goes on meanwhile. */
export async function untilItWorks(
  program: string,
  what: string,
  seconds: number,
  attempt: () => Promise<unknown>,
): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      log('WARN', program, `${what}: ${wordsOf(error)}; again in ${seconds} s`);
      await pause(seconds * 1000);
    }
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
