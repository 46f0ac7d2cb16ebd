import type { RoleNeed } from './role';

/** What roles need that run in one process, of which there are so many. */
export function together(roles: Readonly<Record<string, RoleNeed>>, processes: number): RoleNeed {
  const needs = Object.values(roles);
  const total = (of: (need: RoleNeed) => number) => needs.reduce((before, need) => before + of(need), 0);
  return {
    cores: total(({ cores }) => cores),
    memory: total(({ memory }) => memory),
    peakMemory: total(({ memory, peakMemory = memory }) => peakMemory),
    // The parts of one process share what the program has of its own.
    baseMemory: Math.max(...needs.map(({ baseMemory = 0 }) => baseMemory)),
    disk: total(({ disk = 0 }) => disk),
    least: processes,
    step: processes,
    mostCores: Number.POSITIVE_INFINITY,
    mostMemory: Number.MAX_SAFE_INTEGER,
    // With three copies of what is new on three processes, each has all of it.
    takesOver: false,
  };
}
