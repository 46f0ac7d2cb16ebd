import type { Program, ProgramName, Programs } from '../../checks';
import { errorMessage } from '../../constructs/kit/model/error-message';
import { isAvailable, Programs as Sources, whyUnavailable } from '../programs';
import { kustomizeOnPath } from '../programs/kustomize';
import { program } from '../programs/pinned';

/** The programs that checks ask, in their pinned versions: those on PATH and those that were built, else built once. */
export const checkPrograms: Programs = (name) => programOf(name, built);

/** The same without building any. */
export const presentPrograms: Programs = (name) => programOf(name, present);

type Find = (name: ProgramName) => Program;

function programOf(name: ProgramName, find: Find): Program {
  if (name !== 'kustomize') return find(name);
  const here = kustomizeOnPath();
  if (here) return { command: here };
  const found = find(name);
  return 'command' in found ? { command: [...found.command, 'build'] } : found;
}

const built: Find = (name) => {
  try {
    return { command: [program(name)] };
  } catch (error) {
    return { missing: errorMessage(error) };
  }
};

const sources = new Sources();

const present: Find = (name) => {
  const located = sources.locate(name);
  return isAvailable(located) ? { command: [located.path] } : { missing: whyUnavailable(located) };
};
