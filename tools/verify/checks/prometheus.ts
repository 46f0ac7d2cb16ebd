import { ending, type ProgramCheck } from '../check';

/**
 * The configuration alone: files that it names and that are in the cluster alone, such as the token of the pod's account, are not looked
 * for. Its rule files have a check of their own. https://prometheus.io/docs/prometheus/latest/command-line/promtool/
 */
export const prometheus: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check config',
  reads: ending('.yaml'),
  words: (container) => ['check', 'config', '--syntax-only', ...container.arguments.flatMap(configurationFile)],
};

/** The rule files beside the configuration. */
export const ruleFiles: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check rules',
  reads: ending('/alerts.yaml'),
  words: (container) => [
    'check',
    'rules',
    ...container.files.map(({ path }) => path).filter((path) => path.endsWith('/alerts.yaml')),
  ],
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
