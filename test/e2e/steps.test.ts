import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { total } from '../../tools/e2e/counts';
import { allOf, firstOf, type Need, optional, presentOf } from '../../tools/e2e/suite/need';
import type { Run } from '../../tools/e2e/suite/run';
import { action, check, type Step } from '../../tools/e2e/suite/step';
import { countsLine, Report } from '../../tools/report';

const here: Need<string> = { find: () => ({ given: 'it' }), prepares: { pods: [{ name: 'played' }] } };
const inPlace: Need<string> = { find: () => ({ given: 'another', remark: 'of another' }) };
const missing: Need<string> = { find: () => ({ missing: 'it is not installed' }) };

/** Nothing of a run is looked at by these needs. */
const run = {} as Run;

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function taken(...steps: readonly Step[]) {
  const report = new Report();
  for (const step of steps) await step.take(run, report);
  return report.counts;
}

const find = () => ({ passed: true, got: '' });

describe('a check', () => {
  test('is not run where one of its needs is missing, with the reason', async () => {
    const counts = await taken(check({ name: 'row', asked: '', needs: { here, missing }, find }));
    expect(counts).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(printed.join('\n')).toContain('row\n    because it is not installed');
  });

  test('is given what it needs, and says what stands in the place of something', async () => {
    const asked = ({ here: given }: { readonly here: string }) => `asks ${given}`;
    const is = (given: { readonly here: string }) => ({ passed: given.here === 'it', got: '' });
    const counts = await taken(check({ name: 'row', asked, needs: { here, inPlace }, find: is }));
    expect(counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(printed.join('\n')).toContain('asked: asks it; of another');
  });
});

describe('an action', () => {
  test('is left out where one of its needs is missing, without a row', async () => {
    const act = jest.fn(() => undefined);
    const counts = await taken(action({ name: 'sends', needs: { missing }, act }));
    expect(counts).toEqual({ passed: 0, failed: 0, skipped: 0 });
    expect(act).not.toHaveBeenCalled();
  });

  test('is a row if it fails, and the run goes on', async () => {
    const act = () => Promise.reject(new Error('nobody answers'));
    const steps = [
      action({ name: 'sends', needs: { here }, act }),
      check({ name: 'row', asked: '', needs: { here }, find }),
    ];
    expect(await taken(...steps)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(printed.join('\n')).toContain('nobody answers');
  });
});

test('needs can be put together, with all that they prepare', () => {
  expect(optional(missing).find(run)).toEqual({ given: undefined });
  expect(firstOf([missing, here]).find(run)).toEqual({ given: 'it' });
  expect(firstOf([missing]).find(run)).toEqual({ missing: 'it is not installed' });
  expect(presentOf([missing, here]).find(run)).toEqual({ given: ['it'] });
  expect(allOf([inPlace, here]).find(run)).toEqual({ given: ['another', 'it'], remark: 'of another' });
  expect(allOf([here, missing]).find(run)).toEqual({ missing: 'it is not installed' });
  for (const need of [optional(here), firstOf([missing, here]), presentOf([here]), allOf([here])]) {
    expect(need.prepares?.pods).toEqual([{ name: 'played' }]);
  }
});

test('the verdicts of several reports are counted together', async () => {
  const report = new Report();
  await report.check('right', '', find);
  await report.check('wrong', '', () => ({ passed: false, got: '' }));
  await report.check('broken', '', () => Promise.reject(new Error('no answer')));
  report.notRun('missing', 'there is no program');
  expect(countsLine(total([report.counts, { passed: 5, failed: 0, skipped: 0 }]))).toBe(
    '6 passed, 2 failed, 1 skipped',
  );
});
