import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ImageKey } from '../../constructs/images';
import { imageOf, imageOfKey, isMissing, programFile } from '../../tools/e2e/cluster/image';
import { Sources } from '../../tools/e2e/programs/sources';
import { withoutNeeded } from '../../tools/e2e/suite/without-needed';
import { ContainerEngine } from '../../tools/programs/images';
import { type Behaviour, cannotPull, FakePath, hasImage, notThere } from '../programs/fake-engine';

let path: FakePath;
let sources: Sources | undefined;
beforeEach(() => {
  path = new FakePath();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  sources?.remove();
  path.remove();
  jest.restoreAllMocks();
});

const loki = 'mirror.example.com/grafana/loki:3.7.8';
/** Its files are one. */
const exported = 'IFS==; set -- $2; /bin/tar -cf "$2" -C /etc hostname';
const hasAll: Behaviour = { inspect: hasImage, create: 'echo 1234', export: exported };

async function tableOf(
  behaviour: Behaviour,
  keyOf: (reference: string) => ImageKey | undefined = () => 'loki',
  references = [loki],
) {
  const engine = new ContainerEngine(path.engine('podman', behaviour));
  const made = new Sources({ build: false, pull: true, engine });
  sources = made;
  return path.as(() => made.images(references, keyOf));
}

describe('what runs for an image', () => {
  test('is the image with its own root file system and settings', async () => {
    const image = imageOf(await tableOf(hasAll), loki);
    expect(image).toMatchObject({
      key: 'loki',
      entrypoint: ['/program'],
      arguments: ['serve'],
      root: { environment: { A: 'b=c', PATH: '/bin' }, workingDirectory: '/', user: '10001' },
      files: {},
      description: `the image ${loki}`,
    });
    const { root, ...program } = isMissing(image) ? { root: undefined } : image;
    expect(readdirSync(root?.folder ?? '')).toEqual(['hostname']);
    expect(program).not.toHaveProperty('standsFor');
  });

  test('is unpacked once for each content, and removed with the run', async () => {
    const other = loki.replace('loki:', 'loki-copy:');
    const table = await tableOf(hasAll, () => 'loki', [loki, other, loki]);
    expect(path.count('podman', 'export')).toBe(1);
    const folders = [loki, other].map((each) => {
      const image = imageOf(table, each);
      return isMissing(image) ? '' : image.root?.folder;
    });
    expect(folders[0]).toBe(folders[1]);
    sources?.remove();
    expect(existsSync(folders[0] ?? '')).toBe(false);
  });

  test.each<[string, Behaviour]>([
    ['cannot pull it', { inspect: notThere, pull: cannotPull }],
    ['cannot unpack it', { ...hasAll, export: 'exit 1', run: 'exit 125' }],
    ['makes no container of it', { ...hasAll, create: 'exit 1', run: 'exit 125' }],
  ])('is the program of this machine where the engine %s', async (_, behaviour) => {
    const file = path.program('loki', 'echo "loki, version 3.7.8"');
    const image = imageOf(await tableOf(behaviour), loki);
    expect(image).toEqual({
      key: 'loki',
      entrypoint: ['/usr/bin/loki'],
      files: { '/usr/bin/loki': file },
      description: 'loki 3.7.8',
    });
    expect(isMissing(image) || programFile(image)).toBe(file);
  });

  test('is nothing where neither has it, and every source says why', async () => {
    const table = await tableOf({ inspect: notThere, pull: cannotPull });
    expect(imageOf(table, loki)).toEqual({
      key: 'loki',
      missing:
        `loki 3.7.8: podman cannot pull ${loki} (pinging registry: no such host); it is not on PATH; ` +
        'it is not built here, as its licence is the AGPL',
    });
    expect(imageOfKey(table, 'loki')?.reference).toBe(loki);
    expect(path.count('podman', 'pull')).toBe(1);
  });

  test('is nothing where the engine runs it and yet cannot unpack it', async () => {
    const behaviour = { ...hasAll, export: 'echo "Error: disk full" >&2; exit 1', run: 'echo "loki, version 3.7.8"' };
    expect(imageOf(await tableOf(behaviour), loki)).toMatchObject({
      missing: `loki 3.7.8: podman cannot unpack ${loki} (disk full)`,
    });
  });

  test('of an image that no run starts is said so', async () => {
    expect(imageOf(await tableOf(hasAll, () => undefined), loki)).toEqual({
      missing: 'a run cannot start the image mirror.example.com/grafana/loki',
    });
    expect(path.count('podman', 'image inspect')).toBe(0);
  });
});

test('nothing runs without the program that a stand-in needs', async () => {
  const images = await tableOf(hasAll);
  const lacking = withoutNeeded([{}, { needs: 'weed' }], images, { weed: { missing: 'no python3' } });
  expect(imageOf(lacking, loki)).toEqual({ key: 'loki', missing: 'no python3' });
  expect(withoutNeeded([{ needs: 'weed' }], images, { weed: { path: '/weed' } })).toBe(images);
});
