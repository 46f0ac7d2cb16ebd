import { sleep } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Container } from '../../cluster/container';
import { mainContainer, portOf } from '../../cluster/pod';
import { isReady } from '../../cluster/probe';
import { askJson } from '../../http';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';
import { urlWords } from '../../stores/url-words';

/** By what the traces are found. */
export const marker = 'through-log';

export const spansOfTrace = 3;
const pauseMilliseconds = 200;
const queryPauseMilliseconds = 1000;

/** What is asked all the time: one trace of this service. */
const question = `{ resource.service.name = "${marker}" }`;

/** When something was done, in milliseconds since 1970, and why it failed if it did. */
export interface Done {
  readonly end: number;
  readonly failure?: string;
}

/** The longest time between two that did not fail, in seconds. */
export function longestGap(done: readonly Done[]): number {
  const ends = done.filter(({ failure }) => failure === undefined).map(({ end }) => end);
  return Math.max(0, ...ends.slice(1).map((end, index) => end - (ends[index] ?? end))) / 1000;
}

/** Sends traces as an application does, and asks for them without a pause at whichever pod is ready, as a Service leads to it. */
export class TracesLoad {
  /** The ids of all that were taken. */
  readonly accepted: string[] = [];
  readonly sent: Done[] = [];
  readonly queries: Done[] = [];
  private stopped = false;
  private readonly done: Promise<unknown>;

  constructor(
    private readonly sender: Sender,
    private readonly reading: readonly Container[],
  ) {
    this.done = Promise.all([this.write(), this.read()]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  /** How many spans of a trace are found. */
  async spansOf(id: string, turn: number): Promise<number> {
    const url = await this.readyAt(turn);
    const text = await askJson(`${url}/api/v2/traces/${id}`, { timeoutSeconds: 20 }).then(JSON.stringify, () => '');
    return text.split('"spanId"').length - 1;
  }

  private async readyAt(turn: number): Promise<string> {
    const { reading } = this;
    for (const { pod, spec, running } of [...reading.slice(turn % reading.length), ...reading]) {
      if (running && (await isReady(pod, spec).catch(() => false)))
        return `http://${inUrl(pod.address)}:${portOf(pod, mainContainer(pod).ports?.[0]?.containerPort ?? 80)}`;
    }
    throw new Error('no pod is ready');
  }

  private async write(): Promise<void> {
    for (let trace = 0; !this.stopped; trace++) {
      const id = traceIdOf(`${marker} ${trace}`);
      if (await noted(this.sent, () => this.sender.spans(spansOf(trace, id)))) this.accepted.push(id);
      await sleep(pauseMilliseconds);
    }
  }

  private async read(): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      await noted(this.queries, async () => {
        const end = Math.ceil(Date.now() / 1000);
        const words = urlWords({ q: question, start: end - 600, end, limit: 1 });
        const { traces = [] } = await askJson<{ readonly traces?: readonly unknown[] }>(
          `${await this.readyAt(turn)}/api/search?${words}`,
          { timeoutSeconds: 20 },
        );
        if (traces.length === 0) throw new Error('no trace is found');
      });
      await sleep(queryPauseMilliseconds);
    }
  }
}

function spansOf(trace: number, traceId: string): Span[] {
  const end = now();
  const [root = ''] = [spanIdOf(`${marker} ${trace} 0`)];
  return Array.from({ length: spansOfTrace }, (_, index) => ({
    traceId,
    spanId: spanIdOf(`${marker} ${trace} ${index}`),
    ...(index > 0 ? { parentSpanId: root } : {}),
    name: marker,
    kind: 'server',
    end,
    milliseconds: 5,
  }));
}

async function noted(list: Done[], act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    list.push({ end: Date.now() });
    return true;
  } catch (error) {
    list.push({ end: Date.now(), failure: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
