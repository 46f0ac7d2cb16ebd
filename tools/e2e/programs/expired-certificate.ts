import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ellipticCurve } from '../../certificate';
import { run } from '../../command';
import type { Certificate } from '../cluster/certificate';

/** A certificate for hosts that an authority has signed, and whose last day was yesterday. */
export function makeExpired(folder: string, authority: Certificate, hosts: readonly string[]): Certificate {
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('ca.crt'), authority.certificate);
  writeFileSync(file('ca.key'), authority.key);
  writeFileSync(file('names'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  run(
    'openssl',
    ...['req', '-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${ellipticCurve}`, '-nodes', '-subj', '/CN=expired'],
    ...['-keyout', file('expired.key'), '-out', file('expired.csr')],
  );
  run(
    'openssl',
    ...['x509', '-req', '-in', file('expired.csr'), '-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-days', '-1'],
    ...['-set_serial', '1', '-extfile', file('names'), '-out', file('expired.crt')],
  );
  return {
    certificate: readFileSync(file('expired.crt'), 'utf8'),
    key: readFileSync(file('expired.key'), 'utf8'),
  };
}
