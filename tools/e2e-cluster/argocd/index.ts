import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cachedDefinitions } from '../../schemas/cached-definitions';
import type { ControlPlane } from '../control-plane';
import { apply } from '../stand-ins/apply';
import { Applications } from './applications';
import { installation } from './installation';
import { patienceFor } from './patience';

const loopback = '127.0.0.1';
const ports = { redis: 6379, repoServer: 8081, repoServerMetrics: 8084, controllerMetrics: 8082 };

/**
 * Argo CD as installed: its cache, what renders from Git, and what reconciles. Its web interface has no part in this.
 * `gitCertificate`: what it trusts as that of `gitHost`. `kustomize`: the program that renders. `objects`: how many it brings.
 */
export async function startArgoCd(
  controlPlane: ControlPlane,
  options: {
    readonly namespace: string;
    readonly gitHost: string;
    readonly gitCertificate: string;
    readonly kustomize: string;
    readonly objects: number;
  },
): Promise<Applications> {
  const { kubectl, identities, folder } = controlPlane;
  const { namespace, gitHost, gitCertificate, kustomize, objects } = options;
  const definitions = cachedDefinitions().filter(({ spec }) => spec.group === 'argoproj.io');
  await apply(kubectl, folder, [...definitions, ...installation(namespace)]);
  controlPlane.run('redis', [
    ...['--bind', loopback, '--port', String(ports.redis), '--save', '', '--appendonly', 'no', '--dir', folder],
  ]);
  const home = join(folder, 'argocd');
  const programs = join(home, 'bin');
  const certificates = join(home, 'certificates');
  for (const made of [programs, certificates]) mkdirSync(made, { recursive: true });
  // Called once for each commit, though no signature is asked for.
  writeFileSync(join(programs, 'git-verify-wrapper.sh'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  symlinkSync(kustomize, join(programs, 'kustomize'));
  // How Argo CD is told to trust a Git server: its certificate under its name.
  copyFileSync(gitCertificate, join(certificates, gitHost));
  const shared = {
    HOME: home,
    TMPDIR: home,
    PATH: [programs, process.env.PATH].join(delimiter),
    KUBECONFIG: identities.kubeconfig('admin'),
    POD_NAMESPACE: namespace,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_TLS_DATA_PATH: certificates,
    // No signature is asked for, and the folder of its keys is that of the image.
    ARGOCD_GPG_ENABLED: 'false',
  };
  const redis = ['--redis', `${loopback}:${ports.redis}`];
  controlPlane.run(
    'argocd',
    [
      ...['--address', loopback, '--port', String(ports.repoServer)],
      ...['--metrics-address', loopback, '--metrics-port', String(ports.repoServerMetrics)],
      ...['--disable-tls', '--client-ca-path', '', ...redis],
    ],
    {
      as: 'argocd-repo-server',
      environment: { ...shared, ARGOCD_BINARY_NAME: 'argocd-repo-server' },
    },
  );
  controlPlane.run(
    'argocd',
    [
      ...['--repo-server', `${loopback}:${ports.repoServer}`, '--repo-server-plaintext'],
      ...['--metrics-port', String(ports.controllerMetrics), '--namespace', namespace, ...redis],
    ],
    {
      as: 'argocd-application-controller',
      environment: { ...shared, ARGOCD_BINARY_NAME: 'argocd-application-controller' },
    },
  );
  return new Applications(controlPlane, namespace, patienceFor(objects));
}
