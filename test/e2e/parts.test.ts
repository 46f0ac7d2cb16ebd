import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Manifests } from '../../tools/e2e/cluster/manifests';
import { Model } from '../../tools/e2e/model';
import { usersSecret } from '../../tools/e2e/needs/user';
import { once } from '../../tools/e2e/once';
import { datasourceAt, fromSpan, renderedDatasources } from '../../tools/e2e/parts/links/datasources';
import { interleavedTraces, logCases } from '../../tools/e2e/parts/log-lines/cases';
import { whatIsWrong } from '../../tools/e2e/parts/log-lines/stored';
import { complete, manifestsOf } from './environments';

describe('the lines that are printed', () => {
  test('none is to be stored twice', () => {
    const stored = logCases.flatMap((each) => each.stored.map(({ line }) => line));
    expect(new Set(stored).size).toBe(stored.length);
  });

  test('stack traces come on two streams, line by line in turn', () => {
    const { printed, stored } = interleavedTraces(4);
    expect(printed.map(({ stream = 'stdout' }) => stream).slice(0, 4)).toEqual([
      'stdout',
      'stderr',
      'stdout',
      'stderr',
    ]);
    const onStream = (name: string) =>
      printed.filter(({ stream = 'stdout' }) => stream === name).map(({ text }) => text);
    expect(onStream('stderr').slice(0, 7).join('\n')).toBe(stored[1]?.line);
    expect(onStream('stdout').slice(7).join('\n')).toBe(stored[2]?.line);
    expect(printed).toHaveLength(28);
  });

  test('what is wrong with those that are stored is said', () => {
    const entry = (line: string, metadata = {}) => ({ line, metadata, labels: {} });
    const wanted = [{ line: 'once' }, { line: 'traced', traceId: 'abc' }, { line: 'gone' }];
    expect(whatIsWrong(wanted, [entry('once'), entry('once'), entry('traced')])).toEqual([
      '2 times: "once"',
      'trace undefined instead of abc: "traced"',
      '0 times: "gone"',
    ]);
    expect(whatIsWrong(wanted.slice(1, 2), [entry('traced', { trace_id: 'abc' })])).toEqual([]);
  });
});

describe('the links of the datasources', () => {
  const environment = complete(new App());
  const { traceStore, logStore } = new Model(environment);
  const datasources = renderedDatasources(manifestsOf(environment));

  test('are read from what Grafana reads', () => {
    const { jsonData } = datasourceAt(datasources, traceStore);
    expect(jsonData.tracesToLogsV2?.datasourceUid).toBe(datasourceAt(datasources, logStore).uid);
    expect(() => datasourceAt([], logStore)).toThrow('needs a Grafana with a datasource at http://logs.monitoring.svc');
  });

  test('from a span become the query that Grafana would ask', () => {
    const link = datasourceAt(datasources, traceStore).jsonData.tracesToLogsV2;
    const span = { traceId: 'abc', tags: { 'service.name': 'shop' } };
    expect(link && fromSpan(link.query, link, span)).toBe('{service_name="shop"} | trace_id = "abc"');
  });

  test('are none where there is no file of them', () => {
    expect(renderedDatasources(new Manifests([], 'nowhere'))).toEqual([]);
  });
});

test('the people who may ask are in a Secret as nginx reads it', () => {
  const expected = { name: 'people', namespace: 'edge', keys: ['auth'], reason: '', madeBefore: true };
  const { metadata, stringData } = usersSecret(expected);
  expect(metadata).toEqual({ name: 'people', namespace: 'edge' });
  expect(stringData.auth).toMatch(/^engineer:\$apr1\$[./\w]{8}\$[./\w]{22}\n$/);
});

test('what several checks look at is looked for once', async () => {
  let asked = 0;
  const find = once(async (word: string) => `${word} ${++asked}`);
  expect(await Promise.all([find('first'), find('second')])).toEqual(['first 1', 'first 1']);
});
