import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { trace } from '@opentelemetry/api';
import { type Beast, isBeast } from '../beasts';
import { log, wordsOf } from '../log';
import { exemplarOf, requestTimes } from '../metrics';
import type { Random } from '../random';
import { type Answer, jsonBody, takesRoute } from '../web';
import type { Names } from './names';

export interface RoutesProps {
  readonly names: Names;
  readonly random: Random;
  /** Every tenth name is left out on purpose, which the database refuses. Otherwise none is. */
  readonly failsOnPurpose: boolean;
}

/** The share of names that are left out. */
const leftOut = 0.1;

/** `GET`, `POST` and `DELETE` of `/:beast`, each measured from its beginning to the end of its answer. */
export function routes(props: RoutesProps) {
  const times = requestTimes();
  return async (request: IncomingMessage, response: ServerResponse): Promise<Answer> => {
    const began = performance.now();
    const beast = (request.url ?? '/').split('?')[0]?.slice(1) ?? '';
    const method = request.method ?? 'GET';
    if (!isBeast(beast)) return { status: 404, body: { error: `${beast} is no beast` } };
    takesRoute(`/${beast}`);
    const span = trace.getActiveSpan();
    span?.setAttribute('beast', beast);
    response.once('close', () =>
      times.observe({
        labels: { method, status: String(response.statusCode), beast },
        value: performance.now() - began,
        exemplarLabels: span ? exemplarOf(span.spanContext()) : {},
      }),
    );
    const answer = await answerTo(props, method, beast, request).catch((error: unknown) => {
      span?.recordException(error instanceof Error ? error : String(error));
      return { status: 500, body: { error: 'internal error' }, problem: wordsOf(error) };
    });
    tell(method, beast, answer);
    return answer;
  };
}

async function answerTo(
  { names, random, failsOnPurpose }: RoutesProps,
  method: string,
  beast: Beast,
  request: IncomingMessage,
): Promise<Answer> {
  if (method === 'GET') {
    const found = await names.list(beast);
    return { status: 200, body: found.map((name) => ({ name })) };
  }
  if (method !== 'POST' && method !== 'DELETE') return { status: 405, body: { error: `${method} is not known here` } };
  const name = nameIn(await jsonBody(request));
  if (name === undefined)
    return { status: 400, body: { error: 'the body has no name: {"name": "…"}, at most 100 characters' } };
  if (method === 'POST') {
    await names.add(beast, failsOnPurpose && random() < leftOut ? null : name);
    return { status: 201, body: { name } };
  }
  await names.remove(beast, name);
  return { status: 204 };
}

function nameIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('name' in body)) return undefined;
  const { name } = body;
  return typeof name === 'string' && name !== '' && name.length <= 100 ? name : undefined;
}

function tell(method: string, beast: Beast, { status, problem }: Answer & { readonly problem?: string }): void {
  const level = status >= 500 ? 'ERROR' : status >= 400 ? 'WARN' : 'INFO';
  const outcome = status >= 400 ? 'FAILURE' : 'SUCCESS';
  const why = problem ? ` error=${JSON.stringify(problem)}` : '';
  log(level, 'server', `http.method=${method} endpoint=${beast} http.status_code=${status} status=${outcome}${why}`);
}
