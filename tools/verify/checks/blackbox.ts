import { ending, type ProgramCheck } from '../check';

/** It reads its own file, and ends. https://github.com/prometheus/blackbox_exporter#checking-the-results */
export const blackbox: ProgramCheck = {
  program: 'blackbox_exporter',
  title: 'blackbox_exporter --config.check',
  reads: ending('.yaml'),
  words: (container) => ['--config.check', ...container.arguments],
};
