import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Instrumentation, withJavaAgent, withOtlp, withPythonAgent } from '../../constructs/instrumentation';
import {
  type Access,
  basicLogin,
  bearerToken,
  Component,
  type DeploymentPatch,
  Environment,
  external,
  Image,
  mebibytes,
  millicores,
  plainNetwork,
  Workload,
} from '../../constructs/kit';
import { findingsOf, objectOf } from '../support';
import { app, deployment, manifestOf, value } from './deployments';
import { danglingReferences, kustomized, normalised } from './kustomized';

/** Applications that send to another cluster by themselves. */

const certificateAuthority = { secretName: 'company-ca', key: 'ca.pem' };

function outside(access: Access, name: string | undefined = 'shops') {
  const cluster = { name, network: plainNetwork() };
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster });
  environment.addNamespace('shop');
  const url = 'https://otlp.example.com/ingest';
  const otlpTo = external(environment, { protocol: 'otlp.http', url, addresses: ['203.0.113.0/24'], ...access });
  return { environment, otlpTo };
}

const { environment, otlpTo } = outside({ credentials: bearerToken({ secretName: 'sender' }), certificateAuthority });
const labels = (name: string) => ({ 'lgtm-cdk8s/java': 'no', [`lgtm-cdk8s/${name}`]: 'enabled' });
const ways: Readonly<Record<string, DeploymentPatch>> = {
  java: withJavaAgent({ otlpTo }),
  python: withPythonAgent({ otlpTo }),
  otlp: withOtlp({ otlpTo }),
};
const given = Object.fromEntries(
  Object.keys(ways).map((name) => [name, deployment(name, { containers: [app] }, labels(name))]),
);

describe.each(Object.entries(ways))('%s', (name, patch) => {
  const patched = manifestOf(patch(given[name] ?? {}, environment));

  test('shows its token, knows the certificate authority, and sends little', () => {
    const { containers, volumes } = patched.spec.template.spec;
    expect(value(patched, 'OTEL_EXPORTER_OTLP_ENDPOINT')).toBe('https://otlp.example.com/ingest');
    expect(value(patched, 'OTEL_EXPORTER_OTLP_PROTOCOL')).toBe('http/protobuf');
    expect(value(patched, 'OTEL_EXPORTER_OTLP_HEADERS')).toBe('Authorization=Bearer%20$(OTLP_TOKEN)');
    expect(containers[0]?.env).toContainEqual({
      name: 'OTLP_TOKEN',
      valueFrom: { secretKeyRef: { name: 'sender', key: 'token' } },
    });
    expect(value(patched, 'OTEL_EXPORTER_OTLP_CERTIFICATE')).toBe('/etc/otlp-certificate-authority/ca.crt');
    expect(volumes).toContainEqual({
      name: 'otlp-certificate-authority',
      secret: { secretName: 'company-ca', items: [{ key: 'ca.pem', path: 'ca.crt' }] },
    });
    expect(value(patched, 'OTEL_EXPORTER_OTLP_COMPRESSION')).toBe('gzip');
    expect(danglingReferences(patched)).toEqual([]);
  });

  test('says what nobody there can look up', () => {
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toContain(',k8s.cluster.name=shops');
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toContain(',deployment.environment=test,');
  });

  test('gives the same pods by Kustomize', () => {
    const { files } = new Instrumentation(outside(otlpTo.access ?? {}).environment, { otlpTo });
    const fromKustomize = kustomized(files, [given[name] ?? {}]).get(name);
    const logs = { 'lgtm-cdk8s/logs': 'stdout', ...fromKustomize?.metadata.labels };
    const expected = normalised(fromKustomize);
    expect(normalised(patched)).toEqual({ ...expected, metadata: { ...expected.metadata, labels: logs } });
  });
});

test('records are sent only where they are what is stored, as nobody there drops them', () => {
  const exporter = (patch: DeploymentPatch) =>
    value(manifestOf(patch(deployment('a', { containers: [app] }), environment)), 'OTEL_LOGS_EXPORTER');
  expect(exporter(withJavaAgent({ otlpTo }))).toBe('none');
  expect(exporter(withJavaAgent({ otlpTo, logs: 'otlp' }))).toBe('otlp');
  // An SDK decides by itself whether it sends them; the other side is told which copy counts.
  const attributes = (patch: DeploymentPatch) =>
    value(manifestOf(patch(deployment('a', { containers: [app] }), environment)), 'OTEL_RESOURCE_ATTRIBUTES');
  expect(attributes(withOtlp({ otlpTo }))).toContain(',lgtm-cdk8s.logs=stdout');
  expect(attributes(withOtlp({ otlpTo, logs: 'otlp' }))).toContain(',lgtm-cdk8s.logs=otlp');
});

test('a name and a password are one value of a header', () => {
  const basic = outside({ credentials: basicLogin({ username: 'shops', secretName: 'sender' }) });
  const given = deployment('a', { containers: [app] });
  const patched = manifestOf(withOtlp({ otlpTo: basic.otlpTo })(given, basic.environment));
  expect(value(patched, 'OTEL_EXPORTER_OTLP_HEADERS')).toBe('Authorization=Basic%20$(OTLP_LOGIN)');
  expect(patched.spec.template.spec.containers[0]?.env).toContainEqual({
    name: 'OTLP_LOGIN',
    valueFrom: { secretKeyRef: { name: 'sender', key: 'encoded' } },
  });
  expect(patched.spec.template.spec.volumes).toBeUndefined();
});

test('a workload is let out to the host, and its Secrets are among those that somebody makes', () => {
  const { environment, otlpTo } = outside({ credentials: bearerToken({ secretName: 'sender' }), certificateAuthority });
  class Shop extends Component {
    constructor() {
      super(environment, 'shop', {});
      new Workload(this, {
        kind: 'Deployment',
        image: new Image('docker.io/example/shop', '1.0.0'),
        identity: { user: 10001 },
        ports: {},
        resources: { cpu: millicores(10), memory: mebibytes(64) },
        patch: withOtlp({ otlpTo }),
      });
    }
  }
  new Shop();
  expect(findingsOf(environment)).toEqual([]);
  expect(environment.expectedSecrets).toMatchObject([
    { namespace: 'shop', name: 'sender', keys: ['token'], madeBefore: true },
    { namespace: 'shop', name: 'company-ca', keys: ['ca.pem'], madeBefore: true },
  ]);
  const { egress } = objectOf(environment, 'NetworkPolicy', 'shop').spec;
  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: '203.0.113.0/24' } }],
    ports: [{ port: 443, protocol: 'TCP' }],
  });
});
