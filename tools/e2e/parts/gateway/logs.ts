import { ask } from '../../../http';
import type { Stage } from '../../model/stage';
import { collector } from '../../needs/collector';
import { gateway, gatewayEndpoint, type OutsideRequest } from '../../needs/gateway';
import { shop } from '../../needs/played';
import { logStore } from '../../needs/stores';
import { basicAuthorization, user } from '../../needs/user';
import { now } from '../../send/ids';
import { tailUntil } from '../../stores/live-tail';
import { urlWords } from '../../stores/url-words';
import { check, type Step } from '../../suite/step';
import { movedStore } from './moved';

interface Question extends OutsideRequest {
  readonly title: string;
  /** The answer comes from the store. Default: from the gateway itself. */
  readonly passedOn?: boolean;
  readonly status: number;
}

const query = '/loki/api/v1/labels';
const post = { method: 'POST', authorized: true } as const;

const questions: readonly Question[] = [
  { title: 'without a password', path: query, status: 401 },
  {
    title: 'with a wrong password',
    path: query,
    headers: { authorization: basicAuthorization(user.name, 'wrong') },
    status: 401,
  },
  {
    title: 'through HTTPS, with the password',
    path: query,
    headers: { 'x-forwarded-proto': 'https' },
    authorized: true,
    passedOn: true,
    status: 200,
  },
  { ...post, title: 'pushing is refused', path: '/loki/api/v1/push', status: 403 },
  {
    ...post,
    title: 'pushing by another spelling of the path is refused',
    path: '/loki/api/v1/x/..//%70ush',
    status: 403,
  },
  { ...post, title: 'deleting is refused', path: '/loki/api/v1/delete?query={a="b"}', status: 403 },
  { title: 'an unknown host', host: 'other.example.com', path: query, authorized: true, status: 404 },
  { title: 'a path beside the API', path: '/config', authorized: true, status: 404 },
  { ...post, title: 'OTLP beside the API', path: '/otlp/v1/logs', status: 404 },
];

/** Questions to the store of logs. */
export function logQuestions(stage: Stage): Step[] {
  const { model } = stage;
  const { host, scheme } = gatewayEndpoint(stage, model.logStore);
  const through = gateway(stage, model.logStore);
  const logs = logStore(model);
  const steps = questions.map(({ title, status, passedOn = false, ...question }) =>
    check({
      name: `gateway: ${title}`,
      asked: `${question.method ?? 'GET'} ${scheme}://${question.host ?? host}${question.path}: ${status}`,
      needs: { through, ...(passedOn ? { logs } : {}) },
      find: async ({ through }) => {
        const answer = await through.ask(question);
        return { passed: answer.status === status, got: `${answer.status}` };
      },
    }),
  );
  return [
    ...steps,
    ...(scheme === 'https' ? [redirect(stage)] : []),
    ownAnswer(stage),
    liveTail(stage),
    movedStore(stage),
  ];
}

/** The redirect comes before the question for the password. */
function redirect(stage: Stage): Step {
  const { host } = gatewayEndpoint(stage, stage.model.logStore);
  const path = `${query}?start=1`;
  const expected = `https://${host}${path}`;
  return check({
    name: 'gateway: HTTP is sent to HTTPS',
    asked: `GET http://${host}${path}: 308 to ${expected}`,
    needs: { through: gateway(stage, stage.model.logStore) },
    find: async ({ through }) => {
      const { status, headers } = await through.ask({ path, headers: { 'x-forwarded-proto': 'http' } });
      return { passed: status === 308 && headers.location === expected, got: `${status} to ${headers.location}` };
    },
  });
}

function ownAnswer(stage: Stage): Step {
  return check({
    name: "gateway: the store's own answer comes back, of logs",
    asked: `GET ${query}, with the password and straight from the store`,
    needs: { through: gateway(stage, stage.model.logStore), logs: logStore(stage.model) },
    find: async ({ through, logs }) => {
      // At an end in the past, so that both answers are of the same time.
      const path = `${query}?end=${Date.now() - 1000}000000`;
      const [outside, straight] = [await through.ask({ path, authorized: true }), await ask(logs.url + path)];
      const passed = outside.status === 200 && outside.text === straight.text;
      return { passed, got: `${outside.status} ${outside.text}` };
    },
  });
}

const tailed = 'seen by a live tail';

function liveTail(stage: Stage): Step {
  const { model } = stage;
  return check({
    name: 'gateway: a live tail passes',
    asked: '{service_name="shop"}: a line that is sent meanwhile, within 30 s',
    needs: {
      through: gateway(stage, model.logStore),
      logs: logStore(model),
      collector: collector(model),
      shop,
    },
    find: async ({ through, collector, shop }) => {
      const sender = collector.sender(shop, { 'service.name': 'shop' });
      const sending = setInterval(() => void sender.logs([{ time: now(), body: tailed }]).catch(() => undefined), 1000);
      try {
        const url = `${through.url}/loki/api/v1/tail?${urlWords({ query: '{service_name="shop"}' })}`;
        const answer = await tailUntil(url, tailed, 30, through.headers);
        return { passed: answer !== undefined, got: answer ? 'a line that was sent meanwhile' : 'nothing' };
      } finally {
        clearInterval(sending);
      }
    },
  });
}
