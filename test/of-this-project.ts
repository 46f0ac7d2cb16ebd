import type { Launch } from '../tools/cli/launch';
import { withoutEnvironments } from './captured';
import { project } from './project';

/** What a command is told that looks at the environments of this repository. */
export const ofThisProject = (...words: readonly string[]): Launch => ({
  ...withoutEnvironments(...words),
  loadProject: () => project,
});
