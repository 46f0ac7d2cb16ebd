import { parser as logql } from '@grafana/lezer-logql';
import { parse } from 'yaml';
import { syntaxErrorIn } from '../../../checks/languages/grammar';
import { isObject } from '../../is-object';
import { ending, type OwnCheck } from '../check';
import { verdictOf } from '../result';

const keysOfAlert = ['alert', 'expr', 'for', 'labels', 'annotations'];

const keysOfRecord = ['record', 'expr', 'labels'];

/** Rules about lines, in Loki's grammar: `-verify-config` does not look at them. */
export const logAlerts: OwnCheck = {
  title: 'alerts in LogQL',
  reads: ending('/alerts.yaml'),
  judge: (files) =>
    verdictOf(files.flatMap(({ path, text }) => rulesIn(text).flatMap((rule) => problemsOf(path, rule)))),
};

type Rule = Readonly<Record<string, unknown>>;

function rulesIn(text: string): Rule[] {
  const content: unknown = parse(text);
  const groups = isObject(content) && Array.isArray(content.groups) ? content.groups.filter(isObject) : [];
  return groups.flatMap(({ rules }) => (Array.isArray(rules) ? rules.filter(isObject) : []));
}

function problemsOf(path: string, rule: Rule): string[] {
  const keys = 'record' in rule ? keysOfRecord : keysOfAlert;
  const place = `${path}: ${rule.alert ?? rule.record}`;
  const error = syntaxErrorIn(logql, String(rule.expr));
  return [
    ...Object.keys(rule)
      .filter((key) => !keys.includes(key))
      .map((key) => `${place}: a rule has no ${key}`),
    ...(error === undefined ? [] : [`${place}: ${error}`]),
  ];
}
