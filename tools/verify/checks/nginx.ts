import type { ProgramName } from '../../programs';
import { ending, type ProgramCheck } from '../check';
import type { MountedFile } from '../workloads';

const isConfiguration = ending('nginx.conf');
const loadsModule = ({ text }: MountedFile): boolean => /^load_module /m.test(text);

const nginxCheck = (program: ProgramName, reads: (file: MountedFile) => boolean): ProgramCheck => ({
  program,
  title: 'nginx -t',
  looksUpHosts: true,
  reads,
  words: (container) => ['-t', '-c', container.files.find(reads)?.path ?? ''],
});

/** Any nginx does. */
export const nginx = nginxCheck('nginx', (file) => isConfiguration(file) && !loadsModule(file));

/** The one of the image with its modules. */
export const nginxWithModules = nginxCheck('nginx-otel', (file) => isConfiguration(file) && loadsModule(file));
