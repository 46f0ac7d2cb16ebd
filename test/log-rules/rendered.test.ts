import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { rules } from './cases';
import { renderedFile, ruledEnvironment } from './ruled';

test('what Alloy, Promtail and the Collector read', () => {
  const environment = ruledEnvironment(...rules);
  const alloy = renderedFile(environment, 'alloy', 'config.alloy');
  const promtail = parse(renderedFile(environment, 'promtail', 'promtail.yaml'));
  const collector = parse(renderedFile(environment, 'otel-collector', 'config.yaml'));
  expect(/loki\.process[\s\S]*?\n\}/.exec(alloy)?.[0]).toMatchSnapshot('Alloy');
  expect(promtail.scrape_configs[0].pipeline_stages).toMatchSnapshot('Promtail');
  expect(collector.service.pipelines.logs.processors).toMatchSnapshot('the order in the Collector');
  expect(Object.entries(collector.processors).filter(([id]) => /\/log_(levels|rules)$/.test(id))).toMatchSnapshot(
    'the Collector',
  );
});

test('without rules nothing is added', () => {
  const environment = ruledEnvironment();
  const alloy = renderedFile(environment, 'alloy', 'config.alloy');
  expect(alloy).not.toMatch(/stage\.(labels|sampling)/);
  expect(parse(renderedFile(environment, 'otel-collector', 'config.yaml')).processors).not.toHaveProperty([
    'filter/log_rules',
  ]);
});
