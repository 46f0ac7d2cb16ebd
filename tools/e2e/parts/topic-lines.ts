import { ask } from '../../http';
import { eventually, sleep } from '../../wait';
import { userTest } from '../applications/user-test';
import { inUrl } from '../cluster/addresses';
import type { Container } from '../cluster/container';
import { type Pod, portOf } from '../cluster/pod';
import { running } from '../needs/running';
import { logStore } from '../needs/stores';
import type { LogStore } from '../stores/log-store';
import { applicationsOf } from '../suite/applications';
import type { Need } from '../suite/need';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';
import { hasTheseLabels, labelsOf } from './log-lines/stored';

/** An application's log of events: a topic whose records become lines. */
export interface TopicLines {
  /** The workload whose events they are. */
  readonly application: string;
  /** The broker's workload. */
  readonly broker: string;
  /** The workload that reads the topic. */
  readonly reader: string;
  /** Whether the reader is stopped, and killed, meanwhile. Default: it runs on. */
  readonly restarted?: boolean;
}

const urlOf = (pod: Pod): string => `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;

/** What the events of the user's own test, which was made before, become: lines with labels, in their order, each once. */
export const topicLines = (props: TopicLines): Part => ({
  title: 'The log of events, from Kafka',
  steps: (stage) => {
    const { application, broker, reader } = props;
    const { model, there, cluster } = applicationsOf(stage);
    const workload = (name: string) => there(running(model.workload(name).peer));
    const needs = {
      application: workload(application),
      broker: workload(broker),
      reader: workload(reader),
      logs: logStore(stage.model),
    };
    const users = [...new Set(userTest.flatMap(({ body }) => body?.user ?? []))].join('|');
    const lines = `{service_name="${application}"} | json | event =~ "sign-up|login|message" | user =~ "${users}"`;
    const noted = userTest.filter(({ group }) => ['sign-up', 'login', 'write'].includes(group)).length;
    return [
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
          const wrong = entries.find(
            (entry) =>
              !hasTheseLabels(entry, { ...labelsOf(pod), ...(cluster ? { cluster } : {}) }) || !entry.metadata.trace_id,
          );
          const shown = wrong ?? entries[0];
          return {
            passed: shown !== undefined && wrong === undefined,
            got: shown ? JSON.stringify([shown.labels, shown.metadata]) : 'no line',
          };
        },
      }),
      ...(props.restarted ? [onceAfterRestarts(needs, props)] : []),
    ];
  },
});

const steps = ['sign-up', 'login', 'message'];

/** The fields of the lines that a query finds, the oldest first. */
async function eventsOf(logs: LogStore, query: string): Promise<Readonly<Record<string, string>>[]> {
  const streams = await logs.streams(query, 5000);
  return streams
    .flatMap(({ values }) => values)
    .sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))
    .map(([, line]) => JSON.parse(line));
}

const each = 40;

type TopicNeeds = Readonly<Record<'application' | 'broker' | 'reader', Need<Container>>> & {
  readonly logs: Need<LogStore>;
};

/** What was read and not yet sent when the reader is killed: it says once a second how far it has read, and sends once a second. */
const unsentMilliseconds = 3000;

/** Events while the reader runs, is stopped, runs again, is killed, and runs again. */
function onceAfterRestarts(needs: TopicNeeds, { application }: TopicLines): Step {
  const lines = `{service_name="${application}"} | json | event = "login-failed" | user =~ "once-.*"`;
  return check({
    name: 'an event is stored once, although its reader was stopped and then killed',
    asked: `${lines}: ${4 * each} in their order, without what was made in the ${unsentMilliseconds / 1000} s before it was killed`,
    needs,
    find: async ({ application: { pod }, reader, logs }) => {
      const made: number[] = [];
      const fail = async (count: number) => {
        for (let i = 0; i < count; i++) {
          await failedLogin(pod, `once-${made.length}`);
          made.push(Date.now());
        }
      };
      await fail(each);
      await reader.stop();
      await fail(each);
      await restarted(reader);
      await fail(each);
      const killedAt = Date.now();
      await reader.kill();
      await fail(each);
      await restarted(reader);
      await eventually(90, async () => ((await eventsOf(logs, lines)).length >= made.length ? true : undefined));
      // What is read twice comes later.
      await sleep(5000);
      const found = (await eventsOf(logs, lines)).map(({ user = '' }) => Number(user.replace('once-', '')));
      const inOrder = found.every((number, index) => index === 0 || number > (found[index - 1] ?? number));
      const missing = made.flatMap((at, number) => (found.includes(number) ? [] : [killedAt - at]));
      const unsent = missing.every((before) => before >= 0 && before <= unsentMilliseconds);
      return {
        passed: inOrder && unsent && missing.length < each,
        got: `${found.length} lines, ${new Set(found).size} events, ${inOrder ? 'in their order' : 'in another order'}; missing: ${missing.map((before) => `${before} ms before`).join(', ') || 'none'}`,
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
