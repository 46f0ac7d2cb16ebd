import { eventually, sleep } from '../../wait';
import { makeUserTest, type TestAnswer, userTest } from '../applications/user-test';
import { inUrl } from '../cluster/addresses';
import type { Container } from '../cluster/container';
import { type Pod, portOf } from '../cluster/pod';
import { ask } from '../http';
import type { Model } from '../model';
import { running } from '../needs/running';
import { logStore } from '../needs/stores';
import type { LogStore } from '../stores/log-store';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';
import { hasTheseLabels, labelsOf } from './log-lines/stored';

/** An application's log of events: a topic whose records become lines. */
export interface TopicLines {
  /** The workload whose events they are. */
  readonly application: string;
  /** Through which the requests come. Default: the application. */
  readonly through?: string;
  /** The broker's workload. */
  readonly broker: string;
  /** The workload that reads the topic. */
  readonly reader: string;
}

const urlOf = (pod: Pod): string => `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;

/** The user's own test, and what its events become: lines with labels, in their order, each once. */
export const topicLines = (props: TopicLines): Part => ({
  title: 'The log of events, from Kafka',
  steps: ({ model }) => {
    const { application, through = application, broker, reader } = props;
    const answering = {
      application: running(model.workload(application).peer),
      through: running(model.workload(through).peer),
      broker: running(model.workload(broker).peer),
    };
    const needs = { ...answering, reader: running(model.workload(reader).peer), logs: logStore(model) };
    const users = [...new Set(userTest.flatMap(({ body }) => body?.user ?? []))].join('|');
    const lines = `{service_name="${application}"} | json | event =~ "sign-up|login|message" | user =~ "${users}"`;
    const noted = userTest.filter(({ group }) => ['sign-up', 'login', 'write'].includes(group)).length;
    return [
      check({
        name: `the ${userTest.length} requests of the user's test are answered`,
        asked: countsOf(userTest.map((request) => ({ ...request, answered: request.status }))),
        needs: answering,
        find: async (given) => {
          const answers = await makeUserTest(urlOf(given.through.pod));
          const passed = answers.every(({ status, answered }) => status === answered);
          return { passed, got: countsOf(answers) };
        },
      }),
      check({
        name: 'their events are lines, in their order',
        asked: `${lines}: ${noted}`,
        needs,
        find: async ({ logs }) => {
          const found = await eventually(60, async () => {
            const events = await eventsOf(logs, lines);
            return events.length >= noted ? events : undefined;
          });
          const order = (found ?? []).map(({ event = '' }) => event);
          const expected = [...order].sort((a, b) => steps.indexOf(a) - steps.indexOf(b));
          return { passed: order.length === noted && order.join() === expected.join(), got: order.join(', ') };
        },
      }),
      check({
        name: 'their labels are those of the pod that wrote them, their trace stands beside them',
        asked: `${lines}: the four labels, metadata trace_id`,
        needs,
        find: async ({ logs, application: { pod } }) => {
          // Without the parser, whose fields would be among the labels.
          const entries = await logs.entries(`{service_name="${application}"} |= "sign-up" |~ "\\"event\\""`, 50);
          const wrong = entries.find((entry) => !hasTheseLabels(entry, labelsOf(pod)) || !entry.metadata.trace_id);
          const shown = wrong ?? entries[0];
          return {
            passed: shown !== undefined && wrong === undefined,
            got: shown ? JSON.stringify([shown.labels, shown.metadata]) : 'no line',
          };
        },
      }),
      onceAfterRestarts(model, props),
    ];
  },
});

const steps = ['sign-up', 'login', 'message'];

function countsOf(answers: readonly TestAnswer[]): string {
  const groups = [...new Set(answers.map(({ group }) => group))];
  return groups
    .map((group) => {
      const of = answers.filter((answer) => answer.group === group);
      return `${of.filter(({ status, answered }) => status === answered).length} ${group}`;
    })
    .join(', ');
}

/** The fields of the lines that a query finds, the oldest first. */
async function eventsOf(logs: LogStore, query: string): Promise<Readonly<Record<string, string>>[]> {
  const streams = await logs.streams(query, 5000);
  return streams
    .flatMap(({ values }) => values)
    .sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))
    .map(([, line]) => JSON.parse(line));
}

const each = 40;

/** Events while the reader runs, is stopped, runs again, is killed, and runs again. */
function onceAfterRestarts(model: Model, { application, broker, reader }: TopicLines): Step {
  const lines = `{service_name="${application}"} | json | event = "login-failed" | user =~ "once-.*"`;
  return check({
    name: 'every event is stored once, although its reader was stopped and then killed',
    asked: `${lines}: ${4 * each}`,
    needs: {
      application: running(model.workload(application).peer),
      broker: running(model.workload(broker).peer),
      reader: running(model.workload(reader).peer),
      logs: logStore(model),
    },
    find: async ({ application: { pod }, reader, logs }) => {
      let made = 0;
      const fail = async (count: number) => {
        for (let i = 0; i < count; i++) await failedLogin(pod, `once-${made++}`);
      };
      await fail(each);
      await reader.stop();
      await fail(each);
      await restarted(reader);
      await fail(each);
      await reader.kill();
      await fail(each);
      await restarted(reader);
      await eventually(90, async () => ((await eventsOf(logs, lines)).length >= made ? true : undefined));
      // What is read twice comes later.
      await sleep(5000);
      const users = (await eventsOf(logs, lines)).map(({ user = '' }) => user);
      const inOrder = users.every((user, index) => user === `once-${index}`);
      return {
        passed: users.length === made && inOrder,
        got: `${users.length} lines, ${new Set(users).size} events, ${inOrder ? 'in their order' : 'in another order'}`,
      };
    },
  });
}

async function restarted(reader: Container): Promise<void> {
  reader.start();
  // It joins its group again.
  await sleep(3000);
}

async function failedLogin(pod: Pod, user: string): Promise<void> {
  const body = JSON.stringify({ user, password: 'none' });
  await ask(`${urlOf(pod)}/api/login`, { body, headers: { 'content-type': 'application/json' } });
}
