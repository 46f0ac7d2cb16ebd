import { eventually } from '../wait';

/** The value when it no longer changes: two equal answers, so far apart. After 75 seconds the last one. */
export async function settled(
  ask: () => Promise<number | undefined>,
  pauseSeconds: number,
): Promise<number | undefined> {
  let before: number | undefined;
  return (
    (await eventually(
      75,
      async () => {
        const value = await ask();
        const same = value !== undefined && value === before;
        before = value;
        return same ? value : undefined;
      },
      pauseSeconds * 1000,
    )) ?? before
  );
}
