import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import { becomes } from '../../becomes';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer } from '../../cluster/pod';
import { nonEmpty } from '../../labels';
import { now } from '../../send/ids';
import type { Poison } from './poison';

const kibibyte = 1024;
const seconds = 90;

const stackTrace = `java.lang.StackOverflowError\n${'\tat com.example.Deep.down(Deep.java:7)\n'.repeat(4000)}`.slice(
  0,
  80 * kibibyte,
);

const longStackTrace: Poison = {
  name: 'a stack trace of 80 KiB',
  send: async ({ sender }) => {
    const attributes = { 'exception.type': 'java.lang.StackOverflowError', 'exception.stacktrace': stackTrace };
    await sender.logs([{ time: now(), body: 'failed', severity: 'ERROR', attributes }], { 'service.name': 'deep' });
  },
  becomes: 'one record with all of it',
  find: async ({ logs }) => {
    const found = await eventually(seconds, async () => nonEmpty(await logs.entries('{service_name="deep"}', 10)));
    const lengths = (found ?? []).map(({ metadata }) => metadata.exception_stacktrace?.length);
    return { passed: lengths.length === 1 && lengths[0] === stackTrace.length, got: `lengths: ${lengths.join(', ')}` };
  },
};

const requests = 12;
const records = 8192;

const largeBatches: Poison = {
  name: `${requests} requests of ${records} records with attributes`,
  send: async ({ sender }) => {
    const batch = (request: number) =>
      Array.from({ length: records }, (_, index) => ({
        time: now() + BigInt(index),
        body: `batch ${request} ${index}`,
        attributes: {
          'thread.name': `http-nio-8080-exec-${index % 200}`,
          'code.function': 'handle',
          'request.id': index,
        },
      }));
    const resource = {
      'service.name': 'batches',
      'deployment.region': 'somewhere',
      'team.name': 'those who send much',
    };
    await Promise.all(Array.from({ length: requests }, (_, request) => sender.logs(batch(request), resource)));
  },
  becomes: `${requests * records} records`,
  find: ({ logs }) =>
    becomes(
      requests * records,
      seconds,
      () => logs.number('sum(count_over_time({service_name="batches"}[30m]))'),
      1000,
    ),
};

/** All different: of equal lines of the same millisecond Loki stores one. */
const shortLine = (index: number): string => index.toString(36).padStart(5, '0');
const shortLines = Math.ceil((kibibyte * kibibyte) / shortLine(0).length);

const shortLinesByTheMegabyte: Poison = {
  name: `a mebibyte of lines of ${shortLine(0).length} bytes`,
  send: async ({ printing, folder }) => {
    for (const pod of printing) {
      const log = new ContainerLog(folder.logOf(pod, mainContainer(pod).name));
      for (let line = 0; line < shortLines; line++) log.write(shortLine(line));
      log.end();
    }
  },
  becomes: `${shortLines} lines from each agent`,
  find: async ({ logs, printing }) => {
    const outcomes: Outcome[] = [];
    for (const { name } of printing) {
      const query = `sum(count_over_time({pod="${name}"} |~ "^[0-9a-z]{5}$" [30m]))`;
      outcomes.push(await becomes(shortLines, seconds, () => logs.number(query), 1000));
    }
    return { passed: outcomes.every(({ passed }) => passed), got: outcomes.map(({ got }) => got).join(', ') };
  },
};

const longestLine = 256 * kibibyte;

const longLine: Poison = {
  name: 'a line of 1 MiB',
  send: async ({ sender, printing, folder }) => {
    const text = 'x'.repeat(kibibyte * kibibyte);
    await sender.logs([{ time: now(), body: text }], { 'service.name': 'long' });
    // As a container runtime cuts it.
    const part = 16 * kibibyte;
    for (const pod of printing) {
      const log = new ContainerLog(folder.logOf(pod, mainContainer(pod).name));
      for (let at = 0; at < text.length; at += part) {
        log.write(text.slice(at, at + part), 'stdout', at + part < text.length ? 'P' : 'F');
      }
      log.end();
    }
  },
  becomes: 'its first 256 KiB, once by each way',
  find: async ({ logs, printing }) => {
    const selectors = ['{service_name="long"}', ...printing.map(({ name }) => `{pod="${name}"} |= "xxxxxxxxxx"`)];
    const lengths = await Promise.all(
      selectors.map(async (query) => {
        const found = await eventually(seconds, async () => nonEmpty(await logs.entries(query, 10)));
        return (found ?? []).map(({ line }) => line.length);
      }),
    );
    const passed = lengths.every((each) => each.length === 1 && each[0] === longestLine);
    return { passed, got: lengths.map((each) => each.join(' and ') || 'none').join(', ') };
  },
};

/** `streams`: as many as the environment states. */
const oneStreamMore = (streams: number): Poison => ({
  name: `${streams + 1} streams`,
  send: async ({ sender }) => {
    let next = 0;
    const sendSome = async () => {
      for (let stream = next++; stream <= streams; stream = next++) {
        await sender.logs([{ time: now(), body: 'one' }], { 'service.name': `stream-${stream}` });
      }
    };
    await Promise.all(Array.from({ length: 16 }, sendSome));
  },
  becomes: `${streams + 1} services with a line`,
  find: ({ logs }) =>
    becomes(
      streams + 1,
      seconds,
      () => logs.number('count(sum by (service_name) (count_over_time({service_name=~"stream-.+"}[30m])))'),
      2000,
    ),
});

export const logPoisons = (streams: number): readonly Poison[] => [
  longStackTrace,
  largeBatches,
  shortLinesByTheMegabyte,
  longLine,
  oneStreamMore(streams),
];
