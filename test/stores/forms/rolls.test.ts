import { expect, test } from '@jest/globals';
import { plainNetwork, prefix } from '../../../constructs/kit';
import { unnamed } from '../../../constructs/stores/forms';
import { testEnvironment } from '../../support';
import { distributedSize, Library, type LibraryProps, roles } from './library';

/** The digest of the files of each workload: pods are rolled when it changes. */
function digests(props: Partial<LibraryProps>): ReadonlyMap<string, string> {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 3 });
  new Library(environment, { size: distributedSize(3), ...props });
  environment.build();
  const pods = environment.components.flatMap(({ objects }) =>
    objects.map((each) => each.toJson()).filter(({ spec }) => spec?.template),
  );
  return new Map(
    pods.map(({ metadata, spec }) => [
      metadata.name,
      spec.template.metadata.annotations[`${prefix}/configuration-checksum`],
    ]),
  );
}

test.each<[keyof LibraryProps, readonly string[]]>([
  ['depth', ['library-shelf']],
  ['pages', ['library-reader']],
  ['lines', []],
])('a change of %s rolls whom it concerns', (setting, rolled) => {
  const before = digests({});
  const after = digests({ [setting]: 2 });
  expect([...before.keys()]).toEqual(['library-shelf', 'library-desk', 'library-reader']);
  expect([...after].filter(([name, digest]) => digest !== before.get(name)).map(([name]) => name)).toEqual(rolled);
});

test('what no role names is found', () => {
  const known = Object.values(roles).flatMap(({ sections }): readonly string[] => sections);
  expect(unnamed({ server: { port: 1, host: 2 }, shelf: {}, added: 1 }, known)).toEqual(['added']);
  expect(unnamed({ server: { port: 1, host: 2 } }, ['server.port'])).toEqual(['server.host']);
});
