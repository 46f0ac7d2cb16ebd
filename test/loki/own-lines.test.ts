import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, distributed, nobody } from '../../constructs';
import { objectOf } from '../support';
import { inThreeZones, lokiInForm } from './in-forms';

/** The alerts of the file that its rulers read, with the names of the workloads that run them. */
test('no process of a distributed Loki, which logs every query, is told of its own lines', () => {
  const inZones = inThreeZones();
  const alertsTo = new Alertmanager(inZones, { receiver: nobody() }).push;
  const { environment } = lokiInForm(distributed, 10, { alertsTo }, inZones);
  const { groups } = parse(objectOf(environment, 'ConfigMap', 'loki-alerts').data['alerts.yaml']);
  const [, left] = /container!~"([^"]+)"/.exec(groups[0].rules[1].expr) ?? [];
  const leftOut = new RegExp(`^(?:${left})$`);
  const containers = [
    'loki',
    'loki-distributor',
    'loki-querier',
    'loki-query-frontend',
    'loki-query-scheduler',
    'loki-ruler',
  ];
  for (const container of [...containers, 'grafana']) expect(container).toMatch(leftOut);
  for (const container of ['orders', 'lokiless', 'my-loki']) expect(container).not.toMatch(leftOut);
});
