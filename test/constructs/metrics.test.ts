import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { platformMetrics } from '../../constructs/metrics';
import { builtFixture, fixtures } from '../fixtures/environments';

/** What is known of the platform's metrics is what its components say. */

const names = (metrics: readonly { readonly name: RegExp }[]) => metrics.map(({ name }) => name.source);

test('every component that says which metrics it has is in the list of the platform', () => {
  const own = readdirSync('constructs', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/([\w-]+-)?metrics\.ts$/.test(file),
  );
  expect(own.length).toBeGreaterThan(5);
  const list = readFileSync('constructs/metrics.ts', 'utf8');
  expect(own.filter((file) => !list.includes(`./${file.replace(/\.ts$/, '')}'`))).toEqual([]);
});

test.each(Object.keys(fixtures) as (keyof typeof fixtures)[])(
  '%s has no metric that the platform does not know',
  (name) => {
    const known = names(builtFixture(name).components.flatMap(({ knownMetrics }) => knownMetrics));
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter((each) => !names(platformMetrics).includes(each))).toEqual([]);
  },
);
