import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ask } from '../../http';
import { eventually } from '../../wait';
import type { Certificate } from '../cluster/certificate';

export interface ObjectStoreProps {
  /** The file of SeaweedFS. */
  readonly program: string;
  /** The address at which it answers. */
  readonly address: string;
  /** A folder of its own. */
  readonly folder: string;
  readonly certificate: Certificate;
  /** Who may do everything. */
  readonly accessKey: string;
  readonly secretKey: string;
  /** The bucket, which is made. */
  readonly bucket: string;
}

/**
 * The ports of its parts, each with a second one that is 10,000 higher. They listen at sockets in `/tmp` too, whose names are those ports: with
 * the same ones another server of this machine would be taken for a part of this one.
 */
function ownPorts() {
  const master = randomInt(20_000, 50_000);
  return { master, volume: master + 1, filer: master + 2 };
}

/** A real S3 server over TLS. https://github.com/seaweedfs/seaweedfs/wiki/Amazon-S3-API */
export class ObjectStore {
  private process: ChildProcess | undefined;
  private readonly ports = ownPorts();

  constructor(private readonly props: ObjectStoreProps) {}

  /** Begins to answer; what it has taken before is still there. `secretKey`: that it knows. Default: the one that senders have. */
  async start(secretKey = this.props.secretKey): Promise<void> {
    const { ports } = this;
    const { program, address, folder, certificate, accessKey, bucket } = this.props;
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    };
    const credentials = [{ accessKey, secretKey }];
    const identities = [{ name: 'platform', credentials, actions: ['Read', 'Write', 'List', 'Tagging'] }];
    const log = openSync(join(folder, 'object-store.log'), 'a');
    this.process = spawn(
      program,
      [
        ...['server', `-dir=${folder}`, `-ip=${address}`, `-ip.bind=${address}`],
        ...[`-master.port=${ports.master}`, `-volume.port=${ports.volume}`],
        ...['-volume.max=30', '-master.volumeSizeLimitMB=64'],
        ...['-filer', `-filer.port=${ports.filer}`, `-filer.localSocket=${join(folder, 'filer.sock')}`],
        ...[
          '-s3',
          '-s3.port=443',
          '-s3.port.iceberg=0',
          '-s3.port.lance=0',
          `-s3.localSocket=${join(folder, 's3.sock')}`,
        ],
        `-s3.config=${file('identities.json', JSON.stringify({ identities }))}`,
        `-s3.cert.file=${file('s3.crt', certificate.certificate)}`,
        `-s3.key.file=${file('s3.key', certificate.key)}`,
      ],
      { stdio: ['ignore', log, log] },
    );
    const up = await eventually(60, async () => {
      const { status } = await ask(this.urlOf(`${bucket}/`), { method: 'POST' });
      // 409: it has the bucket already.
      return status < 300 || status === 409 ? true : undefined;
    });
    if (!up) throw new Error(`the object store does not answer: ${join(folder, 'object-store.log')}`);
    // Its S3 part begins after the others.
    await eventually(30, async () => ((await answers(address)) ? true : undefined));
  }

  /** Takes connections and does not answer, until it is stopped. */
  hang(): void {
    this.process?.kill('SIGSTOP');
  }

  /** Is away, with everything that it has: it refuses connections. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    // It may hang.
    child.kill('SIGCONT');
    await ended;
  }

  /** Takes a bucket away, with everything that it has. */
  async remove(bucket: string): Promise<void> {
    await ask(this.urlOf(`${bucket}?recursive=true`), { method: 'DELETE' });
  }

  /** The names in a folder of a bucket; none where there is no such folder. */
  async names(folder: string): Promise<readonly string[]> {
    const { status, text } = await ask(this.urlOf(`${folder}/?limit=10000`), {
      headers: { Accept: 'application/json' },
    });
    if (status !== 200) return [];
    const { Entries } = JSON.parse(text) as { readonly Entries: readonly { readonly FullPath: string }[] | null };
    return (Entries ?? []).map(({ FullPath }) => FullPath.split('/').at(-1) ?? '');
  }

  private urlOf(path: string): string {
    return `http://${this.props.address}:${this.ports.filer}/buckets/${path}`;
  }
}

/** Whether somebody takes connections at the port of HTTPS. */
const answers = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(443, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
