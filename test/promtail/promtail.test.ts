import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { podLogs } from '../../constructs/alloy';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { logAgent } from '../../constructs/log-agent';
import { Loki } from '../../constructs/loki';
import { podLogStages } from '../../constructs/pod-logs/stages';
import { objectOf, rendered, testEnvironment } from '../support';

function promtail(name?: string) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  const namespace = environment.addNamespace('agents', { existing: true });
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  logAgent(environment, { program: 'promtail', namespace, collect: [podLogs()], logsTo: loki.push });
  return environment;
}

/** What Promtail reads after it has put its variables in: a doubled dollar or backslash is one. */
const afterExpansion = (text: string) =>
  text.replaceAll(/\$\{(\w+)\}|\$\$|\\\\/g, (found, variable) => (variable ? `<${variable}>` : found.slice(1)));

test('an agent that is past its end of life', () => {
  expect(rendered(promtail(), 'promtail')).toMatchSnapshot();
});

test('its lines say of which cluster they are, where the cluster has a name', () => {
  const clientOf = (name?: string) =>
    parse(objectOf(promtail(name), 'ConfigMap', 'promtail').data['promtail.yaml']).clients[0];
  expect(clientOf('shop').external_labels).toEqual({ cluster: 'shop' });
  expect(clientOf()).not.toHaveProperty('external_labels');
});

test('every synth says so, and renders it all the same', () => {
  const environment = promtail();
  environment.build();
  expect(environment.findings).toEqual([]);
  expect(environment.warnings.map(({ component, problem, instead }) => [component, problem, instead])).toEqual([
    [
      'promtail',
      'Promtail is past its end of life since 2026-03-02, and what is found in it is mended no more',
      'Alloy, which gives every line the same labels: docs/from-promtail-to-alloy.md',
    ],
  ]);
});

test('its lines go through the same steps as those of Alloy, but for what Windows ends its lines with', () => {
  const text = objectOf(promtail(), 'ConfigMap', 'promtail').data['promtail.yaml'];
  const [{ pipeline_stages: stages, relabel_configs: rules }] = parse(afterExpansion(text)).scrape_configs;
  expect(stages.filter((_: object, index: number) => index !== 1)).toEqual([{ cri: {} }, ...podLogStages([])]);
  expect(stages[1]).toEqual({ replace: { expression: '(\\r)$' } });
  expect(rules.map(({ replacement }: { replacement?: string }) => replacement)).toContain(
    ['/var/log/pods/', '_', '_', '/', '/*.log']
      .map((text, group) => (group > 0 ? `\${${group}}${text}` : text))
      .join(''),
  );
  expect(rules.map(({ regex }: { regex?: string }) => regex)).toContain('(.+)-<HOSTNAME>');
});
