import { readFileSync } from 'node:fs';
import { parser as logql } from '@grafana/lezer-logql';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { syntaxErrorIn } from '../../tools/verify/queries';
import { environmentNames, manifestsOf, ofKind } from './manifests';
import { labelsOfMetric } from './metric-catalog';
import { labelsOf, metricNames, typeErrors } from './promql';
import { unknownStreamLabels } from './stream-labels';

/** Every alert can fire, says what it means, and has its section in the docs. */

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook: string };
}

interface RuleFile {
  readonly groups?: readonly { readonly rules: readonly object[] }[];
}

const rulesIn = ({ groups = [] }: RuleFile): Rule[] => groups.flatMap(({ rules }) => rules as readonly Rule[]);

const rulesOf = (environment: string): Rule[] =>
  ofKind(manifestsOf(environment), 'PrometheusRule').flatMap(({ object }) => rulesIn(object.spec));

/** Those that Loki evaluates, about lines. */
const lineRulesOf = (environment: string): Rule[] =>
  ofKind(manifestsOf(environment), 'ConfigMap').flatMap(({ object }) =>
    Object.entries(object.data ?? {})
      .filter(([file]) => file === 'alerts.yaml')
      .flatMap(([, text]) => rulesIn(parse(text))),
  );

const sections = readFileSync('docs/alerts.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => line.slice(3));

const ofEvery = (rules: (environment: string) => Rule[]) =>
  environmentNames.flatMap((environment) => rules(environment).map((rule) => ({ environment, ...rule })));
const aboutMetrics = ofEvery(rulesOf);
const aboutLines = ofEvery(lineRulesOf);
const all = [...aboutMetrics, ...aboutLines];

test('there are alerts of both kinds', () => {
  expect(aboutMetrics.length).toBeGreaterThan(5);
  expect(aboutLines.length).toBeGreaterThan(1);
});

describe.each(aboutLines)('$environment: $alert', ({ expr, annotations }) => {
  test('asks in LogQL for streams that there are', () => {
    expect(syntaxErrorIn(logql, expr)).toBeUndefined();
    expect(unknownStreamLabels(expr)).toEqual([]);
  });

  test('names labels by which it sums', () => {
    const [, sums = ''] = /^sum by \(([\w, ]+)\)/.exec(expr) ?? [];
    const named = [...annotations.description.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
    expect(named.filter((label) => !sums.split(', ').includes(label))).toEqual([]);
  });
});

describe.each(aboutMetrics)('$environment: $alert', ({ expr, annotations }) => {
  test('asks in PromQL for what somebody produces', () => {
    expect(typeErrors(expr)).toEqual([]);
    expect(metricNames(expr).filter((name) => !labelsOfMetric(name))).toEqual([]);
    expect([...labelsOf(expr).unknown]).toEqual([]);
  });

  test('names labels that its series have', () => {
    const { result } = labelsOf(expr);
    const named = [...annotations.description.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
    expect(named.filter((label) => !result.has(label))).toEqual([]);
  });
});

describe.each(all)('$environment: $alert', ({ alert, labels, annotations }) => {
  test('says how bad it is, and where it is written what to do', () => {
    expect(annotations.summary).not.toContain('{{');
    expect(['warning', 'critical']).toContain(labels.severity);
    expect(annotations.runbook).toBe(`docs/alerts.md#${alert.toLowerCase()}`);
    expect(sections).toContain(alert);
  });
});

test('no section is about an alert that nothing renders, but for the log agent that is not in use', () => {
  const rendered = new Set(all.map(({ alert }) => alert));
  expect(sections.filter((section) => !rendered.has(section) && !section.startsWith('Promtail'))).toEqual([]);
});
