import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { days, gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(2) };

test('a Prometheus that watches one component', () => {
  const environment = testEnvironment();
  const loki = new Loki(environment, size);
  new Prometheus(environment, size).watch(loki);
  expect(rendered(environment, 'prometheus')).toMatchSnapshot();
});

test('every pod of an agent is found by DNS, a single pod by its Service', () => {
  const environment = testEnvironment();
  const loki = new Loki(environment, size);
  const { metrics } = loki;
  const agents = { metrics: Object.assign(Object.create(metrics), { offers: { everyPod: true } }) };
  new Prometheus(environment, size).watch(loki, agents);
  const { scrape_configs } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  expect(scrape_configs.slice(1)).toMatchObject([
    { job_name: 'loki', static_configs: [{ targets: ['loki.monitoring.svc:3100'] }] },
    { job_name: 'loki', dns_sd_configs: [{ names: ['loki.monitoring.svc'], type: 'A', port: 3100 }] },
  ]);
  expect(scrape_configs[1].relabel_configs).toEqual([
    { target_label: 'namespace', replacement: 'monitoring' },
    { target_label: 'pod', replacement: 'loki-0' },
    { target_label: 'container', replacement: 'loki' },
    { target_label: 'service_name', replacement: 'loki' },
  ]);
});
