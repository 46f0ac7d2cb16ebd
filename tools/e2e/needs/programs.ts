import type { ProgramName } from '../../programs';
import type { Need } from '../suite/need';

/** The path of a program that the run starts itself. */
export const program = (name: ProgramName): Need<string> => ({
  prepares: { programs: [name] },
  find: ({ programs }) => {
    const found = programs[name] ?? { missing: `${name} was not obtained` };
    return 'missing' in found ? found : { given: found.path };
  },
});
