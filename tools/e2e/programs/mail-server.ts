import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command';
import { askJson } from '../../http';
import { eventually } from '../../wait';
import { inUrl } from '../cluster/addresses';
import type { Certificate } from '../cluster/certificate';

/** A mail that has come. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly string[];
  /** What it says, as HTML or as text. */
  readonly content: string;
}

export interface MailServerProps {
  /** The file of Mailpit. */
  readonly program: string;
  /** The address at which it takes mail. */
  readonly address: string;
  readonly port: number;
  /** A folder of its own. */
  readonly folder: string;
  /** Undefined where it takes mail without TLS. */
  readonly certificate: Certificate | undefined;
  /** Who may send mail. Default: anybody. */
  readonly user?: { readonly name: string; readonly password: string };
}

/** Where its mails are asked for, at the same address. */
const apiPort = 8025;

interface Summary {
  readonly ID: string;
}

interface Message {
  readonly Subject: string;
  readonly To: readonly { readonly Address: string }[];
  readonly HTML: string;
  readonly Text: string;
}

/** A real mail server, which keeps what it takes. https://mailpit.axllent.org/docs/configuration/runtime-options/ */
export class MailServer {
  private process: ChildProcess | undefined;
  private readonly read = new Map<string, Mail>();

  constructor(private readonly props: MailServerProps) {}

  /** Begins to take mail; what it has taken before is still there. */
  async start(): Promise<void> {
    const { program, address, port, folder } = this.props;
    const log = openSync(join(folder, 'mail-server.log'), 'a');
    const at = (number: number) => `${inUrl(address)}:${number}`;
    const words = ['--smtp', at(port), '--listen', at(apiPort), '--database', join(folder, 'mails.db'), '--max', '0'];
    const quiet = ['--disable-version-check', '--smtp-disable-rdns'];
    const child = spawn(program, [...words, ...quiet, ...this.encryption(), ...this.users()], {
      stdio: ['ignore', log, log],
    });
    this.process = child;
    const up = await eventually(20, async () => {
      await this.ask('/api/v1/messages?limit=1');
      return true;
    });
    if (!up) throw new Error(`the mail server does not answer: ${join(folder, 'mail-server.log')}`);
  }

  /** Takes no mail any more. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** Every mail so far. */
  async mails(): Promise<readonly Mail[]> {
    const { messages } = await this.ask<{ readonly messages: readonly Summary[] }>('/api/v1/messages?limit=10000');
    for (const { ID: id } of messages) {
      if (this.read.has(id)) continue;
      const { Subject: subject, To, HTML, Text } = await this.ask<Message>(`/api/v1/message/${id}`);
      this.read.set(id, { id, subject, to: To.map(({ Address }) => Address), content: HTML || Text });
    }
    return [...this.read.values()];
  }

  private ask<Answer>(path: string): Promise<Answer> {
    return askJson<Answer>(`http://${inUrl(this.props.address)}:${apiPort}${path}`);
  }

  private encryption(): string[] {
    const { certificate, folder, port } = this.props;
    if (!certificate) return [];
    const [file, key] = [join(folder, 'mail-server.crt'), join(folder, 'mail-server.key')];
    writeFileSync(file, certificate.certificate);
    writeFileSync(key, certificate.key, { mode: 0o600 });
    // The one is TLS from the first byte, the other after STARTTLS.
    const required = port === 465 ? '--smtp-require-tls' : '--smtp-require-starttls';
    return ['--smtp-tls-cert', file, '--smtp-tls-key', key, required];
  }

  private users(): string[] {
    const { user, folder } = this.props;
    if (!user) return [];
    const file = join(folder, 'users');
    writeFileSync(file, `${user.name}:${run('openssl', 'passwd', '-apr1', user.password).trim()}\n`, { mode: 0o600 });
    return ['--smtp-auth-file', file];
  }
}
