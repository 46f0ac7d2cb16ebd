import type { ProgramName } from '../../programs';
import type { Artifact } from './artifacts';

/** Programs that a run itself starts, by their names. */
export type StartedPrograms = Readonly<Partial<Record<ProgramName, Artifact>>>;
