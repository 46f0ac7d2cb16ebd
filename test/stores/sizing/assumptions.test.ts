import { expect, test } from '@jest/globals';
import { capacityFigures } from '../../../constructs/capacity';
import { calibration } from '../../../tools/calibrate/calibration';

/** Each figure says what it counts and where it comes from, and is held to what was measured. */

const all = [...capacityFigures];
const { measured, runs } = calibration();

test('each figure has a unit, a source and a day', () => {
  expect(all.length).toBeGreaterThan(60);
  const incomplete = all.filter(
    ([, { value, unit, source, date }]) =>
      !(value > 0) || unit.length < 8 || source.length < 8 || !/^20\d\d-\d\d-\d\d$/.test(date),
  );
  expect(incomplete).toEqual([]);
});

test('a figure that was measured lies between the measurement and twice that', () => {
  const held = all.filter(([, { measuredAs }]) => measuredAs !== undefined);
  expect(held.length).toBeGreaterThan(6);
  const wrong = held.filter(([, { value, measuredAs = '' }]) => {
    const found = measured[measuredAs];
    return found === undefined || value < found || value > 2 * found;
  });
  expect(wrong).toEqual([]);
});

test('the measurement says when and on which processor', () => {
  const stores = new Set(Object.keys(measured).map((name) => name.split('.')[0] ?? ''));
  expect(Object.keys(runs).sort()).toEqual([...stores].sort());
  for (const { date, version, processor } of Object.values(runs)) {
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(version.length).toBeGreaterThan(2);
    expect(processor.length).toBeGreaterThan(4);
  }
});
