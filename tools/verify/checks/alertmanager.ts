import { ending, type ProgramCheck } from '../check';

/** It reads the file as Alertmanager does; Secrets are not looked for. https://prometheus.io/docs/alerting/latest/alertmanager/ */
export const alertmanager: ProgramCheck = {
  program: 'amtool',
  title: 'amtool check-config',
  reads: ending('/alertmanager.yaml'),
  words: (container) => [
    'check-config',
    ...container.files.map(({ path }) => path).filter((path) => path.endsWith('/alertmanager.yaml')),
  ],
};
