import { ending, type ProgramCheck } from '../check';

/**
 * Its own check of the syntax does not look at the stages. A dry run of an empty input builds all of it, follows no file and
 * listens nowhere. https://grafana.com/docs/loki/latest/send-data/promtail/troubleshooting/
 */
export const promtail: ProgramCheck = {
  program: 'promtail',
  title: 'promtail -dry-run',
  reads: ending('.yaml'),
  words: (container) => [...container.arguments, '-stdin', '-dry-run', '-server.disable'],
};
