import { gzipSync } from 'node:zlib';
import { sleep } from '../../../wait';
import type { Crossing } from '../../model/crossing';
import type { Stage } from '../../model/stage';
import { forwarded, tokens } from '../../needs/crossing';
import { logStore } from '../../needs/stores';
import type { ForeignRequest } from '../../programs/ingress-controller';
import { now } from '../../send/ids';
import { check, type Step } from '../../suite/step';

const marker = 'refused';
const large = 64 * 1024 * 1024;

/** A log record, with as much text as is wanted. */
function recordOf(length: number): string {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: marker } }] };
  const record = { timeUnixNano: `${now()}`, body: { stringValue: `${marker} ${'x'.repeat(length)}` } };
  return JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] });
}

interface Refusal {
  readonly title: string;
  readonly answers: readonly string[];
  readonly request: () => Pick<ForeignRequest, 'headers' | 'body'> & Partial<ForeignRequest>;
}

const known = { authorization: `Bearer ${tokens.first}` };

const refusals: readonly Refusal[] = [
  { title: 'without a token', answers: ['401'], request: () => ({ body: recordOf(1) }) },
  {
    title: 'with a wrong token',
    answers: ['401'],
    request: () => ({ headers: { authorization: `Bearer ${tokens.first}0` }, body: recordOf(1) }),
  },
  { title: 'a body of 64 MiB', answers: ['413'], request: () => ({ headers: known, body: recordOf(large) }) },
  {
    title: 'a body of 64 MiB that is small on the way',
    answers: ['400', '413'],
    request: () => ({ headers: { ...known, 'content-encoding': 'gzip' }, body: gzipSync(recordOf(large)) }),
  },
  {
    title: 'a path that nobody takes',
    answers: ['404'],
    request: () => ({ headers: known, body: recordOf(1), path: '/' }),
  },
  {
    title: 'a host that nobody has',
    answers: ['404'],
    request: () => ({ headers: known, body: recordOf(1), host: 'localhost' }),
  },
];

/** Requests of the other cluster that must not pass. */
export function refused({ model }: Stage, crossing: Crossing): Step[] {
  const { host } = crossing.otlpOutside;
  const needs = { open: forwarded(crossing) };
  const path = '/v1/logs';
  return [
    ...refusals.map(({ title, answers, request }) =>
      check({
        name: `refused: ${title}`,
        asked: `POST https://${host}${path}: ${answers.join(' or ')}`,
        needs,
        find: async ({ open }) => {
          await open.ingress.start();
          const got = await open.ingress.ask({ host, path, ...request() });
          return { passed: answers.includes(got), got };
        },
      }),
    ),
    check({
      name: 'refused: an expired certificate ends the handshake',
      asked: `POST https://${host}${path}: CERT_HAS_EXPIRED`,
      needs,
      find: async ({ open: { ingress } }) => {
        const got = await ingress.whileExpired(() => ingress.ask({ host, path, headers: known, body: recordOf(1) }));
        return { passed: got === 'CERT_HAS_EXPIRED', got };
      },
    }),
    check({
      name: 'of what is refused nothing is stored, and what is not refused is',
      asked: `LogQL: {service_name="${marker}"}: the one record that was accepted`,
      needs: { ...needs, logs: logStore(model) },
      find: async ({ open, logs }) => {
        const accepted = await open.ingress.ask({ host, path, headers: known, body: recordOf(1) });
        // Longer than the Collector keeps a batch.
        await sleep(10_000);
        const found = await logs.entries(`{service_name="${marker}"}`);
        return { passed: accepted === '200' && found.length === 1, got: `${accepted}; ${found.length} entries` };
      },
    }),
  ];
}
