import { askJson } from '../../../http';
import { sleep } from '../../../wait';
import type { Container } from '../../cluster/container';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';
import { urlWords } from '../../stores/url-words';
import { type Answered, type Answers, askOnAndOn, noted, readyAt } from '../copies/answered';

/** By what the traces are found. */
export const marker = 'through-log';

export const spansOfTrace = 3;
const pauseMilliseconds = 200;

/** What is asked all the time: one trace of this service. */
const question = `{ resource.service.name = "${marker}" }`;

/** Sends traces as an application does, and asks for them without a pause at whichever pod is ready, as a Service leads to it. */
export class TracesLoad implements Answers {
  /** The ids of all that were taken. */
  readonly accepted: string[] = [];
  readonly pushes: Answered[] = [];
  readonly queries: Answered[] = [];
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
    const url = await readyAt(this.reading, turn);
    const text = await askJson(`${url}/api/v2/traces/${id}`, { timeoutSeconds: 20 }).then(JSON.stringify, () => '');
    return text.split('"spanId"').length - 1;
  }

  private async write(): Promise<void> {
    for (let trace = 0; !this.stopped; trace++) {
      const id = traceIdOf(`${marker} ${trace}`);
      if (await noted(this.pushes, () => this.sender.spans(spansOf(trace, id)))) this.accepted.push(id);
      await sleep(pauseMilliseconds);
    }
  }

  private read(): Promise<void> {
    return askOnAndOn(
      this.queries,
      () => this.stopped,
      (turn) => this.ask(turn),
    );
  }

  private async ask(turn: number): Promise<void> {
    const end = Math.ceil(Date.now() / 1000);
    const words = urlWords({ q: question, start: end - 600, end, limit: 1 });
    const { traces = [] } = await askJson<{ readonly traces?: readonly unknown[] }>(
      `${await readyAt(this.reading, turn)}/api/search?${words}`,
      { timeoutSeconds: 20 },
    );
    if (traces.length === 0) throw new Error('no trace is found');
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
