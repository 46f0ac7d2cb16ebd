import {
  type Context,
  context,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { type Beast, beasts, isSlow } from '../beasts';
import { log, wordsOf } from '../log';
import { beastName, between, oneOf, type Random } from '../random';
import type { Call } from './call';
import { dangerOf, deletedWith } from './danger';

/** What a journey works with. */
export interface World {
  readonly random: Random;
  readonly call: Call;
  readonly publish: (message: object) => Promise<void>;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Told of each request. */
  readonly addDanger: (danger: number) => void;
  /** Told of each message, whether it is in the queue. */
  readonly countMessage: (status: 'sent' | 'lost') => void;
}

/** What the queue is told. */
interface Message {
  readonly beast: Beast;
  readonly method: string;
  readonly failed: boolean;
}

const tracer = () => trace.getTracer('mythical-requester');

/**
 * One request to the server and the message about it, as one trace: a beast is read or named, and what was read is sometimes deleted.
 * `before`: the journey before, to which this one is linked. Returns its own.
 */
export async function journey(world: World, before?: SpanContext): Promise<SpanContext> {
  const { random } = world;
  const beast = oneOf(random, beasts);
  const method = random() < 0.5 ? 'GET' : 'POST';
  const span = tracer().startSpan('requester', {
    kind: SpanKind.INTERNAL,
    links: before ? [{ context: before }] : [],
    attributes: {
      beast,
      'http.method': method,
      'http.request.method': method,
      'http.target': `/${beast}`,
      'url.path': `/${beast}`,
    },
  });
  await context.with(trace.setSpan(context.active(), span), async () => {
    const failed = await request(world, span, method, beast);
    // The newer version fails more often.
    const isNew = failed ? random() < 0.7 || random() < 0.5 : random() < 0.5;
    span.setAttribute('service.version', isNew ? '2.0.0' : '1.9.2');
    await tellQueue(world, { beast, method, failed });
  });
  span.end();
  return span.spanContext();
}

/** Returns whether it failed. */
async function request(world: World, span: Span, method: 'GET' | 'POST', beast: Beast): Promise<boolean> {
  const { call, random, addDanger } = world;
  addDanger(dangerOf(beast));
  try {
    const body = method === 'POST' ? { name: beastName(random) } : undefined;
    const { status, text } = await call(method, `/${beast}`, body);
    if (status >= 400) throw new Error(`the server answered ${status}`);
    if (method === 'GET' && random() < deletedWith(beast)) await removeFirst(call, beast, text);
    log('INFO', 'requester', `http.method=${method} endpoint=${beast} status=SUCCESS`);
    return false;
  } catch (error) {
    fail(span, error);
    log(
      'ERROR',
      'requester',
      `http.method=${method} endpoint=${beast} status=FAILURE error=${JSON.stringify(wordsOf(error))}`,
    );
    return true;
  }
}

async function removeFirst(call: Call, beast: Beast, names: string): Promise<void> {
  const [first] = JSON.parse(names) as readonly { readonly name: string }[];
  if (!first) return;
  const { status } = await call('DELETE', `/${beast}`, first);
  if (status >= 400) throw new Error(`the server answered ${status}`);
}

/** The message is sent first: for a slow beast, the wait is after it. */
async function tellQueue({ publish, pause, random, countMessage }: World, message: Message): Promise<void> {
  const span = tracer().startSpan('publish_to_queue', { attributes: { beast: message.beast } });
  const inSpan: Context = trace.setSpan(context.active(), span);
  await context.with(inSpan, async () => {
    try {
      await publish(message);
      countMessage('sent');
    } catch (error) {
      countMessage('lost');
      fail(span, error);
      log('ERROR', 'requester', `endpoint=${message.beast} message=LOST error=${JSON.stringify(wordsOf(error))}`);
    }
    if (isSlow(message.beast)) await pause(between(random, 500, 2500));
  });
  span.end();
}

function fail(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR, message: wordsOf(error) });
}
