import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { apiServerAddress, nodeAddress } from './network';

export interface Certificate {
  /** PEM; it signs itself, so it is also the authority's. */
  readonly certificate: string;
  readonly key: string;
}

/** The cluster's certificate: the API server's and the kubelet's. It lives as long as the run. */
export function makeCertificate(folder: string): Certificate {
  const [key, certificate] = [join(folder, 'tls.key'), join(folder, 'ca.crt')];
  const names = ['DNS:kubernetes.default.svc', 'DNS:localhost', `IP:${apiServerAddress}`, `IP:${nodeAddress}`];
  run(
    'openssl',
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
    ...['-subj', '/CN=lgtm-cdk8s-e2e', '-addext', `subjectAltName=${names.join(',')}`],
    ...['-keyout', key, '-out', certificate],
  );
  return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
}
