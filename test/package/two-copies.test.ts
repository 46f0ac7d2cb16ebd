import { expect, jest, test } from '@jest/globals';
import { rendered } from '../support';
import { type Package, platform } from './platform';

/** Two copies of the package in one program, as a library of components with a copy of its own brings them. */

/** A copy of the package that shares no class and no value with another one. */
function copy(): Package {
  let loaded: Package | undefined;
  jest.isolateModules(() => {
    loaded = require('../../constructs');
  });
  if (!loaded) throw new Error('the package was not loaded');
  return loaded;
}

const [first, second] = [copy(), copy()];

test('components of a second copy render as those of the first', () => {
  expect(second.Loki).not.toBe(first.Loki);
  const expected = rendered(platform(first, first));
  expect(expected.length).toBeGreaterThan(100_000);
  expect(rendered(platform(first, second))).toBe(expected);
  expect(rendered(platform(second, first))).toBe(expected);
});

test('a project of one copy takes the environments of the other', () => {
  const project = first.defineProject({ environments: { test: () => platform(second, first) } });
  const { environments, findings } = project.build();
  expect(findings).toEqual([]);
  expect(environments.map(({ name }) => name)).toEqual(['test']);
  expect(second.Project[Symbol.hasInstance](project)).toBe(true);
});
