import { sleep } from '../../../wait';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import type { RunFolder } from '../../cluster/run-folder';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender } from '../../send/otlp';

/** The word by which the load is found again, where there is one load. */
export const marker = 'outage';

/** The name of the metric of a load, as it is sent and as it is stored. */
export const metricOf = (marker: string) => ({ sent: `e2e.${marker}`, stored: `e2e_${marker}` }) as const;

const inEachRound = 5;
const roundMilliseconds = 200;

/** How many log records a load sends, how many samples, and how many lines each pod prints. */
export const perSecond = (inEachRound * 1000) / roundMilliseconds;

/** The application that sends, and the pods that print. */
export interface OutageLoadProps {
  readonly sender: Sender;
  readonly printing: readonly Pod[];
  /** Tells several loads apart, in letters and underscores. Default: `outage`. */
  readonly marker?: string;
}

/** Sends and prints without a pause, counts what was accepted, and never gives up a batch. */
export class OutageLoad {
  readonly marker: string;
  /** The number of log records, and of metric samples. */
  accepted = 0;
  /** The number of lines of each pod that prints. */
  printed = 0;
  refusals = 0;
  /** When each error trace was accepted, in milliseconds since 1970. */
  readonly traces = new Map<string, number>();
  private stopped = false;
  private readonly rounds: Promise<void>;

  constructor(
    private readonly props: OutageLoadProps,
    folder: RunFolder,
  ) {
    this.marker = props.marker ?? marker;
    this.rounds = this.run(props.printing.map((pod) => new ContainerLog(folder.logOf(pod, mainContainer(pod).name))));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.rounds;
  }

  private async run(logs: readonly ContainerLog[]): Promise<void> {
    const sent: Promise<void>[] = [];
    for (let round = 0; !this.stopped; round++) {
      // While the Collector is away a round waits for it, and the next ones with it: as in applications, several at once.
      sent.push(this.send(round));
      for (let index = 0; index < inEachRound; index++) {
        const line = `${new Date().toISOString()} INFO ${this.marker} printed ${this.printed++}`;
        for (const log of logs) log.write(line);
      }
      await sleep(roundMilliseconds);
    }
    for (const log of logs) log.end();
    await Promise.all(sent);
  }

  private async send(round: number): Promise<void> {
    const { marker } = this;
    const { sender } = this.props;
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
    const refusals = await Promise.all([
      sender.logs(records),
      sender.gauges([{ name: metricOf(marker).sent, points }]),
      sender.spans([{ ...span, end: begin, milliseconds: 5 }]),
    ]);
    this.traces.set(traceId, Date.now());
    this.accepted += inEachRound;
    this.refusals += refusals.reduce((sum, each) => sum + each, 0);
  }
}
