import { ending, type ProgramCheck } from '../check';

/** Checks the rule files that the configuration names, too. https://prometheus.io/docs/prometheus/latest/command-line/promtool/ */
export const prometheus: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check config',
  reads: ending('.yaml'),
  words: (container) => ['check', 'config', ...container.arguments.flatMap(configurationFile)],
};

/** The rules of a PrometheusRule, as the operator hands them on. */
export const prometheusRules: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check rules',
  reads: ending('.yaml'),
  words: (container) => ['check', 'rules', ...container.files.map(({ path }) => path)],
};

const configurationFile = (word: string): string[] => {
  const [, file] = /^--config\.file=(.+)$/.exec(word) ?? [];
  return file ? [file] : [];
};
