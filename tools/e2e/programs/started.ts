import { isAvailable, obtain, type ProgramName, whyUnavailable } from '../../programs';
import type { Artifact } from './artifacts';

/** Programs that a run itself starts, by their names. */
export type StartedPrograms = Readonly<Partial<Record<ProgramName, Artifact>>>;

/** They are small: what Go must build first is built, whatever is said of servers. */
export async function obtainPrograms(names: readonly ProgramName[]): Promise<StartedPrograms> {
  const found: Partial<Record<ProgramName, Artifact>> = {};
  for (const name of names) {
    const located = await obtain(name);
    found[name] = isAvailable(located) ? { path: located.path } : { missing: whyUnavailable(located) };
  }
  return found;
}
