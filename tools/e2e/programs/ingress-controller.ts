import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { run } from '../../command';
import { eventually, sleep } from '../../wait';
import { inUrl, type PodNetwork } from '../cluster/addresses';
import type { Certificate } from '../cluster/certificate';
import { makeExpired } from './expired-certificate';
import { ingressConfiguration } from './ingress-configuration';

export interface IngressControllerProps {
  /** The file of nginx. */
  readonly program: string;
  /** Where it is reached from the other cluster. */
  readonly address: string;
  readonly network: PodNetwork;
  /** The rendered hosts, and where each leads: `address:port`. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly certificate: Certificate;
  /** A folder of its own. */
  readonly folder: string;
}

/** A request from the other cluster. */
export interface ForeignRequest {
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** The ingress controller between two clusters: it ends TLS and routes by the name of the host. It is the only way between them. */
export class IngressController {
  private started = false;

  constructor(private readonly props: IngressControllerProps) {}

  /** Once; later calls find it started. */
  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    const { program, folder, address, hosts, certificate } = this.props;
    this.writeCertificate(certificate);
    writeFileSync(join(folder, 'nginx.conf'), ingressConfiguration({ folder, address: inUrl(address), hosts }));
    const log = openSync(join(folder, 'stderr.log'), 'a');
    spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'stderr.log')], {
      stdio: ['ignore', log, log],
    });
    const up = await eventually(20, () => this.accepts(), 100);
    if (!up) throw new Error(`the ingress controller does not answer: ${join(folder, 'stderr.log')}`);
  }

  /** One request; the status, or the code of the error that ended the connection. */
  ask({ host, path, headers, body }: ForeignRequest): Promise<string> {
    const { address, certificate } = this.props;
    return new Promise((resolve) => {
      const outgoing = request(
        {
          ...{ host: address, port: 443, servername: host, ca: certificate.certificate, agent: false },
          ...{ method: 'POST', path, timeout: 30_000 },
          headers: { host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
        },
        (incoming) => {
          incoming.resume();
          resolve(`${incoming.statusCode}`);
        },
      );
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      outgoing.end(body);
    });
  }

  /** How often it has answered which status so far. */
  answers(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const status of readFileSync(join(this.props.folder, 'access.log'), 'utf8').split('\n').filter(Boolean))
      counts.set(status, (counts.get(status) ?? 0) + 1);
    return counts;
  }

  /** Shows a certificate of the same authority whose time is over, while something lasts. */
  async whileExpired<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const { folder, certificate, hosts } = this.props;
    await this.show(makeExpired(folder, certificate, Object.keys(hosts)));
    try {
      return await ask();
    } finally {
      await this.show(certificate);
    }
  }

  /** Nothing of what comes from the other cluster arrives any more, also of connections that are open. Returns what ends it. */
  cut(): () => void {
    const { address, network } = this.props;
    const { tables, bridge } = network;
    run('nft', 'add', 'table', tables, 'cut');
    run('nft', 'add', 'chain', tables, 'cut', 'input', '{ type filter hook input priority 0 ; }');
    run('nft', 'add', 'rule', tables, 'cut', 'input', 'iifname', bridge, tables, 'daddr', address, 'drop');
    return () => run('nft', 'delete', 'table', tables, 'cut');
  }

  private async show(certificate: Certificate): Promise<void> {
    const { folder } = this.props;
    this.writeCertificate(certificate);
    process.kill(Number(readFileSync(join(folder, 'nginx.pid'), 'utf8')), 'SIGHUP');
    // New connections are taken by a process that has read it.
    await sleep(1500);
  }

  private writeCertificate({ certificate, key }: Certificate): void {
    writeFileSync(join(this.props.folder, 'tls.crt'), certificate);
    writeFileSync(join(this.props.folder, 'tls.key'), key);
  }

  private accepts(): Promise<true> {
    return new Promise((resolve, reject) => {
      const socket = connect(443, this.props.address, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', reject);
    });
  }
}
