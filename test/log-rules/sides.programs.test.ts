import { describe, expect } from '@jest/globals';
import { drop, type LogRule, mask, percent, sample } from '../../constructs/kit';
import { eventually } from '../../tools/wait';
import { testWith } from '../with-program';
import { throughAlloy, throughPromtail } from './agents';
import { type OtlpRecord, RunningCollector } from './collector';
import { renderedFile, ruledEnvironment } from './ruled';

/** What lines from files have and records by OTLP have not, and the other way round. */

const source = { namespace: 'demo', pod: 'shop-0', container: 'shop', service: 'shop' };
const ztunnel = { namespace: 'istio-system', pod: 'ztunnel-x', container: 'ztunnel', service: 'ztunnel' };

async function withCollector(
  program: string,
  rules: readonly LogRule[],
  run: (collector: RunningCollector) => Promise<void>,
) {
  const configuration = renderedFile(ruledEnvironment(...rules), 'otel-collector', 'config.yaml');
  const collector = new RunningCollector(program, configuration);
  try {
    await collector.start();
    await run(collector);
  } finally {
    collector.stop();
  }
}

const record = (line: string, more: Partial<OtlpRecord> = {}): OtlpRecord => ({ body: { stringValue: line }, ...more });
const field = (key: string, stringValue: string) => ({ key, value: { stringValue } });

describe('records by OTLP', () => {
  const rules = [drop({ level: ['debug', 'fatal'] }), mask({ expression: 'secret', line: 'secret' })];

  testWith('otelcol', 'a severity says more than the text', (program) =>
    withCollector(program, rules, async (collector) => {
      const severities = [1, 5, 8, 9, 12, 13, 17, 20, 21, 24];
      const records = severities.map((severityNumber) => record(`DEBUG ${severityNumber}`, { severityNumber }));
      const byText = ['Debug', 'CRITICAL', 'notice'].map((severityText) => record(severityText, { severityText }));
      await collector.send([...records, ...byText, record('last')], source);
      await eventually(20, () => collector.received.find(({ line }) => line === 'last'), 100);
      const kept = [1, 9, 12, 13, 17, 20].map((severity) => `DEBUG ${severity}`);
      expect(collector.received.map(({ line }) => line)).toEqual([...kept, 'notice', 'last']);
    }),
  );

  testWith('otelcol', 'what is masked stands in no attribute either, however the record is made', (program) =>
    withCollector(program, rules, async (collector) => {
      const fields = [field('message', 'the secret'), { key: 'order', value: { intValue: '7' } }];
      const nested = { kvlistValue: { values: [field('inner', 'a secret')] } };
      await collector.send(
        [
          record('a secret secretsecret', { attributes: [field('exception.message', 'no secret')], severityNumber: 9 }),
          { body: { kvlistValue: { values: fields } }, attributes: [{ key: 'nested', value: nested }] },
          record('open', { attributes: [field('other', 'kept secret'), { key: 'n', value: { intValue: '3' } }] }),
        ],
        source,
      );
      await eventually(20, () => collector.received.length === 3 || undefined, 100);
      expect(collector.received.map(({ line, attributes }) => [line, attributes])).toEqual([
        ['a *** ***', { 'exception.message': { stringValue: 'no ***' } }],
        ['{"message":"the ***","order":7}', { nested: { stringValue: '{"inner":"a ***"}' } }],
        // The rule is about lines in which the word stands.
        ['open', { other: { stringValue: 'kept secret' }, n: { stringValue: '3' } }],
      ]);
    }),
  );

  testWith('otelcol', 'of many records the stated share is kept', (program) =>
    withCollector(program, [sample({ line: '^many', keep: percent(25) })], async (collector) => {
      for (let sent = 0; sent < many; sent += 500) {
        await collector.send(
          Array.from({ length: 500 }, () => record('many')),
          source,
        );
      }
      await collector.send([record('few')], source);
      await eventually(30, () => collector.received.find(({ line }) => line === 'few'), 100);
      expectShare(collector.received);
    }),
  );
});

const many = 8000;
const manyLines = [{ source, lines: [...Array.from({ length: many }, () => 'many'), 'few'] }];
const sampled = () => ruledEnvironment(sample({ line: '^many', keep: percent(25) }));

/** Five standard deviations around the stated share. */
function expectShare(stored: readonly { readonly line: string }[]): void {
  const kept = stored.filter(({ line }) => line === 'many').length;
  expect(Math.abs(kept - many / 4)).toBeLessThan(5 * Math.sqrt(many * 0.25 * 0.75));
  expect(stored.filter(({ line }) => line === 'few')).toHaveLength(1);
}

describe('lines from files', () => {
  const message = JSON.stringify({ level: 'INFO', message: 'the token abc', trace_id: 'a'.repeat(32) });
  const masked = ruledEnvironment(mask({ expression: 'token \\w+', level: ['info', 'warn'] }));

  testWith('alloy', 'what stands beside a line is masked, and no label is added', async (program) => {
    const configuration = renderedFile(masked, 'alloy', 'config.alloy');
    const [sent] = await throughAlloy(program, configuration, [{ source: ztunnel, lines: [message] }]);
    expect(sent?.line).toBe(message.replace('token abc', '***'));
    expect(sent?.labels).toBe(
      '{container="ztunnel", namespace="istio-system", pod="ztunnel-x", service_name="ztunnel"}',
    );
    expect(sent?.metadata).toContain('the ***');
    expect(sent?.metadata).toContain('a'.repeat(32));
    expect(sent?.metadata).not.toContain('abc');
  });

  testWith('promtail', 'no label is added', async (program) => {
    const configuration = renderedFile(masked, 'promtail', 'promtail.yaml');
    const [sent] = throughPromtail(program, configuration, [{ source: ztunnel, lines: [message] }]);
    expect(sent?.line).toBe(message.replace('token abc', '***'));
    expect(sent?.labels).not.toContain('level');
  });

  testWith('alloy', 'of many lines the stated share is kept', async (program) => {
    expectShare(await throughAlloy(program, renderedFile(sampled(), 'alloy', 'config.alloy'), manyLines));
  });

  testWith('promtail', 'of many lines the stated share is kept', async (program) => {
    expectShare(throughPromtail(program, renderedFile(sampled(), 'promtail', 'promtail.yaml'), manyLines));
  });
});
