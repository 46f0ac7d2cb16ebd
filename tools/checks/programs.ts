import type { ProgramName, Programs } from '../../checks';
import { kustomizeCommand } from '../programs/kustomize';
import { program } from '../programs/pinned';

/** The programs that checks ask, in their pinned versions: those on PATH, else built once. */
export const checkPrograms: Programs = (name) => {
  try {
    return { command: commandOf(name) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
};

const commandOf = (name: ProgramName): readonly string[] =>
  name === 'kustomize' ? kustomizeCommand() : [program(name)];
