import { ending, type ProgramCheck, pathsOf } from '../check';

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

const isRuleFile = ending('/alerts.yaml');

/** The rule files beside the configuration. */
export const ruleFiles: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check rules',
  reads: isRuleFile,
  words: (container) => ['check', 'rules', ...pathsOf(container, isRuleFile)],
};

/** The rules of a PrometheusRule, as the operator hands them on. */
export const prometheusRules: ProgramCheck = {
  program: 'promtool',
  title: 'promtool check rules',
  reads: ending('.yaml'),
  words: (container) => ['check', 'rules', ...pathsOf(container)],
};

const configurationFile = (word: string): string[] => {
  const [, file] = /^--config\.file=(.+)$/.exec(word) ?? [];
  return file ? [file] : [];
};
