import { expect, test } from '@jest/globals';
import { Grafana } from '../../constructs/grafana';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

test('a Grafana behind an Ingress, with one datasource', () => {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'kong', namespace: 'kong' }],
  });
  const { datasource } = new Mimir(environment, size);
  new Grafana(environment, { datasources: [datasource], ingress: { host: 'grafana.example.com' } });
  expect(rendered(environment, 'grafana')).toMatchSnapshot();
});

test('without an Ingress nobody but the wired components calls it', () => {
  const environment = testEnvironment();
  const { datasource } = new Mimir(environment, size);
  new Grafana(environment, { datasources: [datasource] });
  const text = rendered(environment, 'grafana');
  expect(text).not.toContain('kind: Ingress');
  expect(text).not.toContain('  ingress:');
});
