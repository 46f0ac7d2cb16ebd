import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Beyla, type BeylaProps } from '../../constructs/beyla';
import { type Environment, percent, plainNetwork } from '../../constructs/kit';
import { addPlatform } from '../../tools/e2e/suites/platform';
import { objectOf, rendered, testEnvironment } from '../support';

function instrumented(props: Partial<BeylaProps> = {}, environment: Environment = testEnvironment()): Environment {
  const namespace = environment.addNamespace('agents', {
    podSecurity: 'privileged',
    reason: 'they look into programs',
  });
  const { otel } = addPlatform(environment, { keep: [percent(100)] });
  new Beyla(environment, { namespace, instrument: [{ namespace: 'shop' }], otlpTo: otel.otlp.grpc, ...props });
  return environment;
}

const configurationOf = (environment: Environment) =>
  parse(objectOf(environment, 'ConfigMap', 'beyla').data['beyla.yaml']);

test('Beyla on every node', () => {
  expect(rendered(instrumented(), 'beyla')).toMatchSnapshot();
});

test('what is chosen is written in the words of Beyla', () => {
  const instrument = [
    { namespace: 'shop', deploymentName: 'checkout-*', openPorts: [8080, 8443] },
    { namespace: 'shop', statefulSetName: 'database', containerName: 'postgres', podLabels: { tier: 'data' } },
  ];
  expect(configurationOf(instrumented({ instrument })).discovery.instrument).toEqual([
    { k8s_namespace: 'shop', k8s_deployment_name: 'checkout-*', open_ports: '8080,8443' },
    {
      k8s_namespace: 'shop',
      k8s_statefulset_name: 'database',
      k8s_container_name: 'postgres',
      k8s_pod_labels: { tier: 'data' },
    },
  ]);
});

test('a share of the traces, and paths that are one route', () => {
  const { otel_traces_export, routes } = configurationOf(
    instrumented({ sampling: percent(5), routes: ['/users/:id'] }),
  );
  expect(otel_traces_export.sampler).toEqual({ name: 'parentbased_traceidratio', arg: '0.05' });
  expect(routes).toEqual({ patterns: ['/users/:id'], unmatched: 'heuristic' });
});

test('the cluster has a name', () => {
  const environment = testEnvironment({ network: plainNetwork(), name: 'west' });
  expect(configurationOf(instrumented({}, environment)).attributes.kubernetes.cluster_name).toBe('west');
});

test('a probe asks where Beyla listens for others, and none restarts it', () => {
  const environment = instrumented();
  expect(configurationOf(environment).health_check).toBeUndefined();
  const [container] = objectOf(environment, 'DaemonSet', 'beyla').spec.template.spec.containers;
  expect(container.readinessProbe).toEqual({ httpGet: { path: '/internal/metrics', port: 'metrics' } });
  expect(container.livenessProbe).toBeUndefined();
});
