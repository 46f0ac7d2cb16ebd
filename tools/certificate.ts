import { join } from 'node:path';
import { run } from './command';

export const ellipticCurve = 'prime256v1';

/** Where a certificate and its key are. */
export interface CertificateFiles {
  /** PEM; it signs itself, so it is also the authority's. */
  readonly certificate: string;
  readonly key: string;
}

/** Makes a certificate that lives as long as a run. `names`: what it is good for, such as `DNS:localhost` and `IP:127.0.0.1`. */
export function makeCertificateFiles(folder: string, name: string, names: readonly string[]): CertificateFiles {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  run(
    'openssl',
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${ellipticCurve}`, '-nodes', '-days', '1'],
    ...['-subj', '/CN=lgtm-cdk8s', '-addext', `subjectAltName=${names.join(',')}`, '-keyout', key, '-out', certificate],
  );
  return { certificate, key };
}
