import { ask } from '../../http';
import { now, spanIdOf, traceIdOf } from '../send/ids';

/** What requests are a test of. */
export type TestGroup = 'Redis' | 'sign-up' | 'login' | 'read' | 'write' | 'Kafka' | 'closing read';

/** One request of the test: what is asked, and by which status it must be answered. */
export interface TestRequest {
  /** What it is a test of. */
  readonly group: TestGroup;
  readonly path: string;
  /** Default: it is a GET. */
  readonly body?: Readonly<Record<string, string>>;
  /** The user whose session it needs, who has logged in before. Default: nobody's. */
  readonly as?: string;
  readonly status: number;
}

const people = ['ada', 'grace', 'edsger', 'barbara', 'donald'];

const times = (count: number, request: TestRequest): TestRequest[] => Array.from({ length: count }, () => request);

/** The 35 requests by which somebody tried such an application by hand, in their order. */
export const userTest: readonly TestRequest[] = [
  ...times(10, { group: 'Redis', path: '/api/calls', status: 200 }),
  ...people.map((user): TestRequest => ({ ...account('sign-up', user), path: '/api/sign-up', status: 201 })),
  ...people.map((user): TestRequest => ({ ...account('login', user), path: '/api/login', status: 200 })),
  ...times(3, { group: 'read', path: '/api/messages', status: 200 }),
  ...people.slice(0, 4).map((user): TestRequest => {
    return { group: 'write', path: '/api/messages', body: { text: `${user} was here` }, as: user, status: 201 };
  }),
  ...times(3, { group: 'Kafka', path: '/api/events', status: 200 }),
  ...times(5, { group: 'closing read', path: '/api/messages', status: 200 }),
];

function account(group: TestRequest['group'], user: string) {
  return { group, body: { user, password: `${user} of the test` } };
}

/** How a request was answered; the status is 0 if no answer came. */
export type TestAnswer = TestRequest & {
  readonly answered: number;
  /** The trace in which it was made, and the span of its sender. */
  readonly traceId: string;
  readonly spanId: string;
  /** Nanoseconds since 1970. */
  readonly end: bigint;
  readonly milliseconds: number;
};

/** Makes the requests one after the other, each in a trace of its own. `base`: the URL of the application, or of the page before it. */
export async function makeUserTest(base: string): Promise<TestAnswer[]> {
  const tokens = new Map<string, string>();
  const answers: TestAnswer[] = [];
  for (const [index, request] of userTest.entries()) {
    const { path, body, as } = request;
    const token = as && tokens.get(as);
    const [traceId, spanId] = [traceIdOf(`user's test ${index}`), spanIdOf(`page ${index}`)];
    const begin = Date.now();
    const response = await ask(base + path, {
      body: body && JSON.stringify(body),
      headers: {
        traceparent: `00-${traceId}-${spanId}-01`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    }).catch(() => undefined);
    const milliseconds = Date.now() - begin;
    answers.push({ ...request, answered: response?.status ?? 0, traceId, spanId, end: now(), milliseconds });
    if (request.group === 'login' && response?.status === 200 && body?.user) {
      const { token } = JSON.parse(response.text) as { token: string };
      tokens.set(body.user, token);
    }
  }
  return answers;
}
