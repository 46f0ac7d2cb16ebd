import { portOf } from '../../cluster/pod';
import { ask, type RequestProps, type Response } from '../../http';
import { tailUntil } from '../../live-tail';
import { now, Sender } from '../../otlp';
import type { HybridContext } from '../context';

interface Question {
  readonly title: string;
  /** Of the rendered Ingress; default: Loki's. */
  readonly host?: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** With the right password; default: none is sent. */
  readonly authorized?: boolean;
  /** Loki's answer comes back. Default: the gateway's own. */
  readonly passedOn?: boolean;
  readonly status: number;
}

const query = '/loki/api/v1/labels';

const questions: readonly Question[] = [
  { title: 'without a password', path: query, status: 401 },
  { title: 'with a wrong password', path: query, headers: { authorization: basic('engineer', 'wrong') }, status: 401 },
  {
    title: 'through HTTPS, with the password',
    path: query,
    headers: { 'x-forwarded-proto': 'https' },
    authorized: true,
    passedOn: true,
    status: 200,
  },
  { title: 'pushing is refused', method: 'POST', path: '/loki/api/v1/push', authorized: true, status: 403 },
  {
    title: 'pushing by another spelling of the path is refused',
    method: 'POST',
    path: '/loki/api/v1/x/..//%70ush',
    authorized: true,
    status: 403,
  },
  {
    title: 'deleting is refused',
    method: 'POST',
    path: '/loki/api/v1/delete?query={a="b"}',
    authorized: true,
    status: 403,
  },
  { title: 'an unknown host', host: 'other.example.com', path: query, authorized: true, status: 404 },
  { title: 'a path beside the API', path: '/config', authorized: true, status: 404 },
  { title: 'OTLP beside the API', method: 'POST', path: '/otlp/v1/logs', authorized: true, status: 404 },
];

/** What the Ingress passes on, asked at the Service's port as its controller does. */
export async function checkGateway(context: HybridContext): Promise<void> {
  const { cluster, report } = context;
  if (!cluster.container('gateway')) return report.notRun('questions from outside', cluster.whyNot('gateway'));
  for (const question of questions) {
    const { title, path, status, host = hostOf(context, 'loki'), method = 'GET', passedOn = false } = question;
    if (passedOn && !cluster.container('loki')) {
      report.notRun(`gateway: ${title}`, cluster.whyNot('loki'));
      continue;
    }
    await report.check(`gateway: ${title}`, `${method} https://${host}${path}: ${status}`, async () => {
      const answer = await askGateway(context, question, host);
      return { passed: answer.status === status, got: `${answer.status}` };
    });
  }
  await checkRedirect(context);
  await checkAnswer(context);
  await checkTail(context);
  await checkTempo(context);
}

const hostOf = ({ cluster }: HybridContext, name: string): string => {
  const hosts = cluster.manifests.ofKind('Ingress').flatMap(({ spec }) => spec.rules.map(({ host }) => host));
  const found = hosts.find((host) => host.startsWith(`${name}.`));
  if (!found) throw new Error(`the Ingress has no host of ${name}: ${hosts.join(', ')}`);
  return found;
};

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

const base = ({ cluster }: HybridContext): string => {
  const pod = cluster.pod('gateway');
  return `http://${pod.address}:${portOf(pod, 'http')}`;
};

function askGateway(
  context: HybridContext,
  question: Omit<Question, 'title' | 'status'>,
  host: string,
): Promise<Response> {
  const { path, method, headers = {}, authorized = false } = question;
  const { name, password } = context.user;
  const props: RequestProps = {
    method,
    headers: { ...headers, host, ...(authorized ? { authorization: basic(name, password) } : {}) },
    body: method === 'POST' ? '{}' : undefined,
  };
  return ask(base(context) + path, props);
}

/** Before the password is asked for. */
async function checkRedirect(context: HybridContext): Promise<void> {
  const host = hostOf(context, 'loki');
  const path = `${query}?start=1`;
  const expected = `https://${host}${path}`;
  await context.report.check(
    'gateway: HTTP is sent to HTTPS',
    `GET http://${host}${path}: 308 to ${expected}`,
    async () => {
      const headers = { 'x-forwarded-proto': 'http' };
      const answer = await askGateway(context, { path, headers }, host);
      return {
        passed: answer.status === 308 && answer.headers.location === expected,
        got: `${answer.status} to ${answer.headers.location}`,
      };
    },
  );
}

async function checkAnswer(context: HybridContext): Promise<void> {
  const { cluster, report, stores } = context;
  const title = "gateway: Loki's own answer comes back";
  if (!cluster.container('loki')) return report.notRun(title, cluster.whyNot('loki'));
  await report.check(title, `GET ${query}, with the password and straight from Loki`, async () => {
    // At an end in the past, so that both answers are of the same time.
    const path = `${query}?end=${Date.now() - 1000}000000`;
    const [through, straight] = [
      await askGateway(context, { path, authorized: true }, hostOf(context, 'loki')),
      await ask(stores.url('loki') + path),
    ];
    return {
      passed: through.status === 200 && through.text === straight.text,
      got: `${through.status} ${through.text}`,
    };
  });
}

const tailed = 'seen by a live tail';

async function checkTail(context: HybridContext): Promise<void> {
  const { cluster, report, played, user } = context;
  const title = 'gateway: a live tail passes';
  const missing = ['loki', 'otel-collector'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun(title, cluster.whyNot(missing));
  const selector = '{service_name="shop"}';
  await report.check(title, `${selector}: a line that is sent meanwhile, within 30 s`, async () => {
    const url = `${base(context)}/loki/api/v1/tail?${new URLSearchParams({ query: selector })}`;
    const headers = { host: hostOf(context, 'loki'), authorization: basic(user.name, user.password) };
    const sender = new Sender(cluster, played.shop, { 'service.name': 'shop' });
    const sending = setInterval(() => void sender.logs([{ time: now(), body: tailed }]).catch(() => undefined), 1000);
    try {
      const answer = await tailUntil(url, tailed, 30, headers);
      return { passed: answer !== undefined, got: answer ? 'a line that was sent meanwhile' : 'nothing' };
    } finally {
      clearInterval(sending);
    }
  });
}

async function checkTempo(context: HybridContext): Promise<void> {
  const { cluster, report } = context;
  const host = hostOf(context, 'tempo');
  await report.check('gateway: Tempo without a password', `GET https://${host}/api/search: 401`, async () => {
    const { status } = await askGateway(context, { path: '/api/search' }, host);
    return { passed: status === 401, got: `${status}` };
  });
  const title = "gateway: Tempo's own answer comes back";
  if (!cluster.container('tempo')) return report.notRun(title, cluster.whyNot('tempo'));
  await report.check(title, `GET https://${host}/api/search, with the password: 200`, async () => {
    const { status, text } = await askGateway(context, { path: '/api/search', authorized: true }, host);
    return { passed: status === 200 && 'traces' in JSON.parse(text), got: `${status} ${text}` };
  });
}
