import { expect, test } from '@jest/globals';
import { Grafana } from '../../constructs/grafana';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Pyroscope } from '../../constructs/pyroscope';
import { objectOf, rendered, testEnvironment } from '../support';

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

test('of the plug-ins that nothing needs, the one of a datasource that is there is loaded', () => {
  const leftOut = (profiles: boolean) => {
    const environment = testEnvironment();
    const datasources = [new Mimir(environment, size), ...(profiles ? [new Pyroscope(environment, size)] : [])];
    new Grafana(environment, { datasources: datasources.map(({ datasource }) => datasource) });
    const ini: string = objectOf(environment, 'ConfigMap', 'grafana').data['grafana.ini'];
    return /^disable_plugins = (.*)$/m.exec(ini)?.[1]?.split(',');
  };
  const without = leftOut(false);
  expect(without).toContain('grafana-pyroscope-datasource');
  expect(leftOut(true)).toEqual(without?.filter((plugin) => plugin !== 'grafana-pyroscope-datasource'));
});

test('a Grafana whose volume is slow is not ended', () => {
  const environment = testEnvironment();
  new Grafana(environment, { datasources: [new Mimir(environment, size).datasource] });
  const [container] = objectOf(environment, 'StatefulSet', 'grafana').spec.template.spec.containers;
  expect(container.livenessProbe).toMatchObject({ timeoutSeconds: 30, failureThreshold: 10 });
});
