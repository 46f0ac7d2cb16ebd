import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type CertificateFiles, ellipticCurve, makeCertificateFiles } from '../../certificate';
import { run } from '../../command';

/** Where the API server listens, in the network namespace of the run. */
export const apiServerPort = 6443;

const tokens = { admin: 'system:masters', scheduler: '', 'controller-manager': '' } as const;

/** Who calls the API server: the person and kwok and Argo CD as `admin`, the others as themselves. */
export type Identity = keyof typeof tokens;

/** The keys, the tokens and the kubeconfig of each caller, made anew for each cluster. */
export class Identities {
  readonly serving: CertificateFiles;
  readonly serviceAccountKey: string;
  readonly tokenFile: string;
  readonly adminToken: string;

  constructor(private readonly folder: string) {
    this.serving = makeCertificateFiles(folder, 'api-server', ['IP:127.0.0.1', 'DNS:kubernetes.default.svc']);
    this.serviceAccountKey = join(folder, 'service-account.key');
    this.tokenFile = join(folder, 'tokens.csv');
    run('openssl', 'ecparam', '-name', ellipticCurve, '-genkey', '-noout', '-out', this.serviceAccountKey);
    const made = (Object.keys(tokens) as Identity[]).map((name) => ({ name, token: randomBytes(24).toString('hex') }));
    this.adminToken = made.find(({ name }) => name === 'admin')?.token ?? '';
    const rows = made.map(({ name, token }) => {
      const user = name === 'admin' ? 'admin' : `system:kube-${name}`;
      return `${token},${user},${user},${tokens[name]}`;
    });
    writeFileSync(this.tokenFile, `${rows.join('\n')}\n`, { mode: 0o600 });
    for (const { name, token } of made) this.write(name, token, apiServerPort);
  }

  /** The file by which one of them reaches the API server. */
  kubeconfig(identity: Identity): string {
    return join(this.folder, `${identity}.kubeconfig`);
  }

  /** The admin's file for another port, at which somebody outside reaches the API server. */
  kubeconfigAt(port: number): string {
    this.write('admin', this.adminToken, port, 'outside.kubeconfig');
    return join(this.folder, 'outside.kubeconfig');
  }

  private write(identity: Identity, token: string, port: number, file = `${identity}.kubeconfig`): void {
    const name = 'lgtm-cdk8s';
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        { name, cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': this.serving.certificate } },
      ],
      users: [{ name: identity, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: identity } }],
    };
    writeFileSync(join(this.folder, file), stringify(config), { mode: 0o600 });
  }
}
