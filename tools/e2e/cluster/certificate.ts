import { readFileSync } from 'node:fs';
import { makeCertificateFiles } from '../../certificate';
import type { PodNetwork } from './addresses';

export interface Certificate {
  /** PEM; it signs itself, so it is also the authority's. */
  readonly certificate: string;
  readonly key: string;
}

/** The cluster's certificate: the API server's, the kubelet's, and that of hosts beyond the cluster which the run plays. */
export function makeCertificate(folder: string, network: PodNetwork, hostNames: readonly string[] = []): Certificate {
  const own = ['DNS:kubernetes.default.svc', 'DNS:localhost', `IP:${network.apiServer}`, `IP:${network.node}`];
  const names = [...own, ...hostNames.map((name) => `DNS:${name}`)];
  const files = makeCertificateFiles(folder, 'ca', names);
  return { certificate: readFileSync(files.certificate, 'utf8'), key: readFileSync(files.key, 'utf8') };
}
