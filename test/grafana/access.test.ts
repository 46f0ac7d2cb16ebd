import { expect, test } from '@jest/globals';
import { Grafana, type GrafanaProps } from '../../constructs/grafana';
import { clusterIssuer, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { size, untyped } from '../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** How people come to Grafana: its address, its certificate, the administrator's password. */

function grafana(props: Partial<GrafanaProps>) {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const mimir = new Mimir(environment, size);
  new Grafana(environment, { datasources: [mimir.datasource], ...props });
  return environment;
}

const host = 'grafana.example.com';

test('with a certificate, links and cookies are those of https', () => {
  const environment = grafana({ ingress: { host, tls: clusterIssuer('letsencrypt') } });
  const { spec, metadata } = objectOf(environment, 'Ingress', 'grafana');
  expect(spec.tls).toEqual([{ hosts: [host], secretName: 'grafana-tls' }]);
  expect(metadata.annotations).toMatchObject({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
  const ini = objectOf(environment, 'ConfigMap', 'grafana').data['grafana.ini'];
  expect(ini).toContain(`root_url = https://${host}/`);
  expect(ini).toContain('cookie_secure = true');
});

test('without a certificate, the session’s cookie crosses the network all the same', () => {
  const ini = objectOf(grafana({ ingress: { host } }), 'ConfigMap', 'grafana').data['grafana.ini'];
  expect(ini).toContain(`root_url = http://${host}/`);
  expect(ini).not.toContain('cookie_secure');
});

test('what Prometheus reads at the port of the pages is not reached through the Ingress', () => {
  const environment = grafana({ ingress: { host } });
  const backends = (path: string) => {
    const { paths } = objectOf(environment, 'Ingress', 'grafana').spec.rules[0].http;
    return paths.filter((each: { path: string }) => each.path === path);
  };
  const scraped = environment.endpoints.filter(
    ({ protocol, owner }) => protocol === 'prometheus.exposition' && owner.component === 'grafana',
  );
  expect(scraped.map(({ path }) => path)).toEqual(['/metrics']);
  for (const { path } of scraped) {
    expect(backends(path)).toEqual([
      { path, pathType: 'Prefix', backend: { service: { name: 'grafana', port: { name: 'closed' } } } },
    ]);
  }
  // The controller is let in there, so that it is refused at once instead of waiting.
  const { ingress } = objectOf(environment, 'NetworkPolicy', 'grafana').spec;
  expect(ingress[0].ports.map(({ port }: { port: number }) => port)).toEqual([9, 3000]);
});

test('the password of a Secret that somebody makes takes no account, no script and no way to the API server', () => {
  const environment = grafana({ adminPassword: { secretName: 'grafana-administrator', key: 'password' } });
  const { spec } = objectOf(environment, 'StatefulSet', 'grafana').spec.template;
  const [container] = spec.containers;
  expect(container.env).toContainEqual({
    name: 'GF_SECURITY_ADMIN_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'grafana-administrator', key: 'password' } },
  });
  expect(spec.initContainers).toBeUndefined();
  expect(Object.keys(objectOf(environment, 'ConfigMap', 'grafana').data)).toEqual(['grafana.ini']);
  const kinds = environment.components.flatMap(({ objects }) => objects.map(({ kind }) => kind));
  expect(kinds).not.toContain('Role');
  expect(environment.connections.map(({ to }) => to.protocol)).not.toContain('kubernetes.api');
  expect(environment.expectedSecrets).toEqual([
    expect.objectContaining({ name: 'grafana-administrator', keys: ['password'], madeBefore: true }),
  ]);
});

test('what cannot be a Secret or a certificate is a finding', () => {
  expect(
    findingsOf(
      grafana({ adminPassword: { secretName: 'Not A Name' }, ingress: { host, tls: untyped('letsencrypt') } }),
    ),
  ).toEqual([
    "test › grafana › ingress.tls: \"letsencrypt\" is given | clusterIssuer('letsencrypt'), issuer('letsencrypt') or certificateIn('my-certificate')",
    'test › grafana › adminPassword.secretName: "Not A Name" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
  ]);
});
