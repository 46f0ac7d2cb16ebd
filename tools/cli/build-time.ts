import { type Call, UsageError } from './command';

/** When the last build may begin, in milliseconds since 1970, by `--no-build` and `--build-minutes`. Undefined: at any time. */
export function deadlineIn(call: Call): number | undefined {
  if (call.has('no-build')) return 0;
  const minutes = call.value('build-minutes');
  if (minutes === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(minutes)) throw new UsageError(`--build-minutes ${minutes} is no number of minutes`);
  return Date.now() + Number(minutes) * 60_000;
}
