import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../../wait';
import { Api } from '../kubernetes/api';
import { apiServerPort, Identities } from '../kubernetes/identities';
import { Kubectl } from '../kubernetes/kubectl';
import type { Programs } from '../programs';
import { Process } from './process';
import { stages } from './stages';

const loopback = '127.0.0.1';
const etcdUrl = `http://${loopback}:2379`;

/** How long the API server may take to be ready: on two busy cores it takes a few seconds. */
const startSeconds = 60;

/**
 * A server lives here for minutes: it looks for memory that it no longer needs a quarter as often as by default, as long as it has less than this. It
 * takes a sixth less processor time, and half as much memory again.
 */
const sparing = { GOGC: '400', GOMEMLIMIT: '512MiB', GOMAXPROCS: '1' };

/** etcd, the API server, its controllers, the scheduler, and kwok in the place of the kubelets; empty, as `kubeadm` leaves it. */
export class ControlPlane {
  readonly identities: Identities;
  readonly api: Api;
  readonly kubectl: Kubectl;
  private readonly processes: Process[] = [];
  private readonly endings: (() => void)[] = [];

  /** `folder`: for its state and its logs, one for each cluster. */
  constructor(
    private readonly programs: Programs,
    readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
    this.identities = new Identities(folder);
    this.api = new Api(this.identities);
    this.kubectl = new Kubectl(programs.kubectl, this.identities.kubeconfig('admin'), folder);
  }

  async start(): Promise<void> {
    this.run('etcd', [
      `--data-dir=${join(this.folder, 'etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=http://${loopback}:2380`,
      // The cluster does not outlive the run.
      '--unsafe-no-fsync',
    ]);
    this.startApiServer();
    await this.ready();
    this.startControllers();
  }

  /** Starts a further server beside these, which ends with them. */
  run(
    name: keyof Programs,
    words: readonly string[],
    options: { readonly as?: string; readonly environment?: Readonly<Record<string, string>> } = {},
  ): void {
    const { as = name } = options;
    const environment = { ...sparing, ...options.environment };
    this.processes.push(
      new Process({ name: as, program: this.programs[name], words, environment, folder: this.folder }),
    );
  }

  /** Throws if one of its servers has ended. */
  assertRuns(): void {
    for (const process of this.processes) process.assertRuns();
  }

  /** Has something end with the cluster that is no process of its own. */
  onStop(end: () => void): void {
    this.endings.push(end);
  }

  /** Ends every server, the last that was started first. */
  async stop(): Promise<void> {
    for (const end of this.endings.splice(0)) end();
    for (const process of this.processes.splice(0).reverse()) await process.stop();
  }

  private startApiServer(): void {
    const { identities } = this;
    this.run('kube-apiserver', [
      `--etcd-servers=${etcdUrl}`,
      `--bind-address=${loopback}`,
      `--advertise-address=${loopback}`,
      `--secure-port=${apiServerPort}`,
      '--endpoint-reconciler-type=none',
      `--tls-cert-file=${identities.serving.certificate}`,
      `--tls-private-key-file=${identities.serving.key}`,
      `--token-auth-file=${identities.tokenFile}`,
      `--service-account-key-file=${identities.serviceAccountKey}`,
      `--service-account-signing-key-file=${identities.serviceAccountKey}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      '--service-cluster-ip-range=10.96.0.0/16',
      '--anonymous-auth=false',
      '--authorization-mode=Node,RBAC',
      // As kubeadm has it; Pod Security, which is on without being named, decides instead.
      '--allow-privileged=true',
    ]);
  }

  private startControllers(): void {
    const { identities } = this;
    this.run('kube-controller-manager', [
      `--kubeconfig=${identities.kubeconfig('controller-manager')}`,
      `--bind-address=${loopback}`,
      '--leader-elect=false',
      '--use-service-account-credentials=true',
      `--service-account-private-key-file=${identities.serviceAccountKey}`,
      `--root-ca-file=${identities.serving.certificate}`,
      // Claims bind to folders, by the controllers that bind them in a cluster.
      '--enable-hostpath-provisioner=true',
    ]);
    this.run('kube-scheduler', [
      `--kubeconfig=${identities.kubeconfig('scheduler')}`,
      `--bind-address=${loopback}`,
      '--leader-elect=false',
    ]);
    const file = join(this.folder, 'stages.yaml');
    writeFileSync(file, stages());
    this.run('kwok', [
      `--kubeconfig=${identities.kubeconfig('admin')}`,
      `--config=${file}`,
      '--manage-all-nodes',
      '--node-lease-duration-seconds=40',
    ]);
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + startSeconds * 1000;
    while (!(await this.api.isReady())) {
      this.assertRuns();
      if (Date.now() > deadline) throw new Error(`the API server is not ready after ${startSeconds} s`);
      await sleep(100);
    }
  }
}
