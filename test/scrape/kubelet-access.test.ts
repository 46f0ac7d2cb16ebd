import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alloy, cadvisor, gibibytes, kubelet, Mimir, Prometheus } from '../../constructs';
import { type Cluster, cilium, days } from '../../constructs/kit';
import { objectOf, testEnvironment } from '../support';

/** By what those who ask kubelets know that they talk to one. */

const authority = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

function asking(facts: Partial<Cluster> = {}) {
  const environment = testEnvironment({ network: cilium(), ...facts });
  const agents = environment.addNamespace('agents', {
    podSecurity: 'privileged',
    reason: 'they read files of their node',
  });
  const size = { retention: days(1), disk: gibibytes(10) };
  new Alloy(environment, {
    namespace: agents,
    collect: [kubelet(), cadvisor()],
    metricsTo: new Mimir(environment, size).remoteWrite,
  });
  new Prometheus(environment, { ...size, scrape: [kubelet()] });
  return environment;
}

test('where the cluster signs the certificates of kubelets, they are checked', () => {
  const environment = asking({ kubeletServingCertificates: 'cluster' });
  const alloy: string = objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];
  expect(alloy.match(/ca_file = "(.*)"/g)).toEqual(Array(2).fill(`ca_file = "${authority}"`));
  expect(alloy).not.toContain('insecure_skip_verify');
  const { scrape_configs: jobs } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  const [job] = jobs.filter(({ job_name: name }: { job_name: string }) => name === 'kubelet');
  expect(job.tls_config).toEqual({ ca_file: authority });
});

test('otherwise nobody can check them', () => {
  const alloy: string = objectOf(asking(), 'ConfigMap', 'alloy').data['config.alloy'];
  expect(alloy.match(/insecure_skip_verify = true/g)).toHaveLength(2);
  expect(alloy).not.toContain('ca_file');
});
