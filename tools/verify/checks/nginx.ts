import { ending, type ProgramCheck } from '../check';

/** Looks up the names of upstream servers, so it is told them. */
export const nginx: ProgramCheck = {
  program: 'nginx',
  title: 'nginx -t',
  reads: ending('nginx.conf'),
  words: (container) => ['-t', '-c', container.files.find(ending('nginx.conf'))?.path ?? ''],
};
