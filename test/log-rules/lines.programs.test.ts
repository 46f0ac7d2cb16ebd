import { describe, expect } from '@jest/globals';
import { eventually } from '../../tools/wait';
import { testWith } from '../with-program';
import { throughAlloy, throughPromtail } from './agents';
import { cases, rules, type Source } from './cases';
import { RunningCollector } from './collector';
import { renderedFile, ruledEnvironment } from './ruled';

/** The same lines, printed and sent by OTLP, through the programs that apply the rules. */

const environment = ruledEnvironment(...rules);
const expected = cases.map(({ name, stored }) => `${name}: ${stored}`);

const sources = [...new Set(cases.map(({ source }) => source))];
const printed = sources.map((source) => ({
  source,
  lines: cases.filter((each) => each.source === source).map(({ line }) => line),
}));

/** What became of each case, by the lines that were sent from its source. */
function outcome(sent: readonly { readonly line: string; readonly labels: string }[]): string[] {
  const left = [...sent];
  const take = (source: Source, stored: string | undefined) => {
    const at = left.findIndex(({ line, labels }) => line === stored && labels.includes(`"${source.pod}"`));
    return at < 0 ? undefined : left.splice(at, 1)[0]?.line;
  };
  const found = cases.map(({ name, source, stored }) => `${name}: ${take(source, stored)}`);
  return [...found, ...left.map(({ line }) => `nobody expected: ${line}`)];
}

describe('every rule does the same to a line', () => {
  testWith('alloy', 'each line fares as expected', async (program) => {
    const sent = await throughAlloy(program, renderedFile(environment, 'alloy', 'config.alloy'), printed);
    expect(outcome(sent)).toEqual(expected);
  });

  testWith('promtail', 'each line fares as expected', async (program) => {
    const sent = throughPromtail(program, renderedFile(environment, 'promtail', 'promtail.yaml'), printed);
    expect(outcome(sent)).toEqual(expected);
  });

  testWith('otelcol', 'each line fares as expected', async (program) => {
    const collector = new RunningCollector(program, renderedFile(environment, 'otel-collector', 'config.yaml'));
    try {
      await collector.start();
      for (const { source, line } of cases) await collector.send([{ body: { stringValue: line } }], source);
      const wanted = cases.filter(({ stored }) => stored !== undefined);
      await eventually(20, () => collector.received.length >= wanted.length || undefined, 100);
      expect(outcome(collector.received)).toEqual(expected);
    } finally {
      collector.stop();
    }
  });
});
