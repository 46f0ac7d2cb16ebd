import { sleep } from '../../wait';
import { ContainerLog } from '../cluster/container-log';
import { mainContainer, type Pod } from '../cluster/pod';
import type { Context } from '../context';
import { now, Sender, spanIdOf, traceIdOf } from '../otlp';

/** The word by which the load is found again. */
export const marker = 'outage';
const inEachRound = 5;
const roundMilliseconds = 200;

/** Who sends and who prints. */
export interface OutageLoadProps {
  readonly sending: Pod;
  readonly printing: Pod;
  /** The name of the metric that is sent. */
  readonly metric: string;
}

/** Sends and prints without a pause, counts what was accepted, and never gives up a batch. */
export class OutageLoad {
  /** Log records and metric samples, of each so many. */
  accepted = 0;
  printed = 0;
  refusals = 0;
  /** When each error trace was accepted, in milliseconds since 1970. */
  readonly traces = new Map<string, number>();
  private stopped = false;
  private readonly rounds: Promise<void>;

  constructor(
    private readonly context: Context,
    private readonly props: OutageLoadProps,
  ) {
    this.rounds = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.rounds;
  }

  private async run(): Promise<void> {
    const { cluster, folder } = this.context;
    const { sending, printing } = this.props;
    const sender = new Sender(cluster, sending, { 'service.name': marker });
    const log = new ContainerLog(folder.logOf(printing, mainContainer(printing).name));
    const sent: Promise<void>[] = [];
    for (let round = 0; !this.stopped; round++) {
      // While the Collector is away a round waits for it, and the next ones with it: as in applications, several at once.
      sent.push(this.send(sender, round));
      for (let index = 0; index < inEachRound; index++) {
        log.write(`${new Date().toISOString()} INFO ${marker} printed ${this.printed++}`);
      }
      await sleep(roundMilliseconds);
    }
    log.end();
    await Promise.all(sent);
  }

  private async send(sender: Sender, round: number): Promise<void> {
    const begin = now();
    const indices = Array.from({ length: inEachRound }, (_, index) => index);
    const traceId = traceIdOf(`${marker} ${round}`);
    // Microseconds apart for log records; metrics know milliseconds.
    const records = indices.map((index) => ({
      time: begin + BigInt(index * 1000),
      body: `${marker} sent ${round} ${index}`,
    }));
    const points = indices.map((index) => ({ time: begin + BigInt(index) * 1_000_000n, value: index }));
    const span = {
      traceId,
      spanId: spanIdOf(`${marker} ${round}`),
      name: marker,
      kind: 'server',
      failed: true,
    } as const;
    const [logs, metrics, spans] = await Promise.all([
      sender.logs(records),
      sender.gauges([{ name: this.props.metric, points }]),
      sender.spans([{ ...span, end: begin, milliseconds: 5 }]),
    ]);
    this.traces.set(traceId, Date.now());
    this.accepted += inEachRound;
    this.refusals += logs + metrics + spans;
  }
}
