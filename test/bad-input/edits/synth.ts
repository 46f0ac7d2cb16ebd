import path from 'node:path';
import { command } from '../../../tools/synth/command';
import { captured, type Ended } from '../../captured';
import type { EditedProject } from './projects';

const packageFolder = path.resolve('.');

/** `npm run synth` in an edited project, in this process; of the environment whose file alone is edited. */
export const synth = (project: EditedProject, words: readonly string[]): Promise<Ended> =>
  captured(command, {
    words: [...(project.environment ? ['--environment', project.environment] : []), ...words],
    folder: project.folder,
    packageFolder,
    program: 'npm run',
    types: words.includes('--without-types') ? undefined : Promise.resolve(project.types),
    loadProject: project.load,
    bundle: project.bundle,
  });
