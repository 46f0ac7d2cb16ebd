import { readFileSync } from 'node:fs';
import { makeCertificateFiles } from '../../certificate';
import type { PodNetwork } from './addresses';

export interface Certificate {
  /** PEM; it signs itself, so it is also the authority's. */
  readonly certificate: string;
  readonly key: string;
}

/** The cluster's certificate: the API server's and the kubelet's. */
export function makeCertificate(folder: string, network: PodNetwork): Certificate {
  const names = ['DNS:kubernetes.default.svc', 'DNS:localhost', `IP:${network.apiServer}`, `IP:${network.node}`];
  const files = makeCertificateFiles(folder, 'ca', names);
  return { certificate: readFileSync(files.certificate, 'utf8'), key: readFileSync(files.key, 'utf8') };
}
