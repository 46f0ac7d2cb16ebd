import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import type { Senders } from '../../constructs/gateway';
import { platformBehindGateway } from '../fixtures/two-clusters';
import { listen } from '../ports';
import { type NginxProgram, RunningNginx } from '../running-nginx';
import { objectOf } from '../support';

/** The gateway's own files on this machine. */
export class RunningGateway extends RunningNginx {
  /** What its senders' Collector was sent. */
  readonly passedOn: IncomingHttpHeaders[] = [];
  private readonly collector: Server = createServer((incoming, answer) => {
    this.passedOn.push(incoming.headers);
    incoming.resume().on('end', () => answer.end());
  });

  constructor(
    private readonly senders: Senders,
    private readonly requestsPerSecond?: number,
  ) {
    super('otlp.platform.example.com');
  }

  /** Writes the file with the senders. */
  allow(lines: readonly string[]): void {
    this.bring(`etc/gateway-senders/${this.senders.key}`, `${lines.join('\n')}\n`);
  }

  async start(nginx: NginxProgram): Promise<void> {
    const collector = await listen(this.collector);
    const { senders, requestsPerSecond } = this;
    const environment = platformBehindGateway({ gateway: { senders, requestsPerSecond } });
    const { data: files } = objectOf(environment, 'ConfigMap', 'gateway');
    const toCollector = (text: string) =>
      text.replaceAll(/set \$upstream \S+;/g, `set $upstream 127.0.0.1:${collector};`);
    await this.run({ folder: 'etc/gateway', files }, toCollector, nginx);
  }

  /** What nginx is told of the senders. */
  readonly sendersFile = join(this.folder, 'tmp/senders/tokens.conf');

  override async stop(): Promise<void> {
    await super.stop();
    this.collector.closeAllConnections();
    await new Promise((resolve) => this.collector.close(resolve));
  }
}
