import { ending, type ProgramCheck, pathsOf } from '../check';

const isConfiguration = ending('/alertmanager.yaml');

/** It reads the file as Alertmanager does; Secrets are not looked for. https://prometheus.io/docs/alerting/latest/alertmanager/ */
export const alertmanager: ProgramCheck = {
  program: 'amtool',
  title: 'amtool check-config',
  reads: isConfiguration,
  words: (container) => ['check-config', ...pathsOf(container, isConfiguration)],
};
