import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withMicrometer } from '../../constructs/instrumentation';
import { signalLabels } from '../../constructs/kit/vocabulary/signal-labels';
import { app, deployment, instrumented, manifestOf } from '../instrumentation/deployments';

/** What the example's appender reads and what it sends is what the pods are told and what every line has. */

const file = readFileSync('examples/spring-app/src/main/resources/logback-push.xml', 'utf8');
const section = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(file)?.[1] ?? '';
const keysIn = (name: string) => [...section(name).matchAll(/^\s*(\w+) = /gm)].map(([, key]) => key);

test('its labels are those of every signal, and no other', () => {
  expect(keysIn('labels')).toEqual(Object.values(signalLabels));
  expect(keysIn('structuredMetadata')).toEqual(['trace_id', 'span_id', 'level']);
});

test('its variables are among those of the pods', () => {
  const { environment, otlpHttpTo: tracesTo, logsTo } = instrumented();
  const pods = { containers: [{ ...app, ports: [{ containerPort: 8080 }] }] };
  const given = deployment('shop', pods, { 'lgtm-cdk8s/java': 'no' });
  const patched = manifestOf(withMicrometer({ tracesTo, logs: 'push', logsTo })(given, environment));
  const names = patched.spec.template.spec.containers[0]?.env?.map(({ name }) => name);
  const own = ['LINE', 'TRACE_ID', 'SPAN_ID'];
  const read = [...file.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !own.includes(name));
  expect(new Set(read).size).toBe(5);
  expect(names).toEqual(expect.arrayContaining(read));
});
