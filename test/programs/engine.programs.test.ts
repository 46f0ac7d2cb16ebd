import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ContainerEngine, failed, findEngine } from '../../tools/programs/images';
import { cannotPull, FakePath, hangs, hasImage, notThere } from './fake-engine';

let path: FakePath;
beforeEach(() => {
  path = new FakePath();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  path.remove();
  jest.restoreAllMocks();
});

const loki = 'docker.io/grafana/loki:3.7.8';
const mimir = 'docker.io/grafana/mimir:3.2.0';
const prometheus = 'quay.io/prometheus/prometheus:v3.14.0';

describe('the engine of a machine', () => {
  const silent = { info: 'echo "Cannot connect to the daemon." >&2; exit 1' };

  test('is docker, or podman where docker does not answer', async () => {
    path.engine('docker', silent);
    path.engine('podman', {});
    const engine = await path.as(() => findEngine());
    expect(engine).toMatchObject({ name: 'podman' });
  });

  test.each([
    ['absent', () => {}, 'there is no container engine (docker or podman) on PATH'],
    [
      'silent',
      () => {
        path.engine('docker', silent);
        path.engine('podman', silent);
      },
      'docker does not answer (Cannot connect to the daemon.); podman does not answer (Cannot connect to the daemon.)',
    ],
    ['hanging', () => path.engine('docker', { info: hangs }), 'docker does not answer (no answer in 0.3 s)'],
  ])('that is %s is said to be so', async (_, install, words) => {
    install();
    expect(await path.as(() => findEngine({ answerMilliseconds: 300 }))).toEqual({ missing: words });
  });
});

describe('an image', () => {
  const engineWith = (behaviour: Parameters<FakePath['engine']>[1]) =>
    new ContainerEngine(path.engine('podman', behaviour), { pullMilliseconds: 300 });

  test('that the engine has is not pulled, and is described as the engine describes it', () => {
    const engine = engineWith({ inspect: hasImage });
    const image = { entrypoint: ['/program'], command: ['serve'], environment: { A: 'b=c', PATH: '/bin' } };
    const described = { ...image, reference: loki, id: 'abc', workingDirectory: '/', user: '10001' };
    expect(engine.image(loki, true)).toEqual(described);
    expect(engine.image(loki, true)).toEqual(described);
    expect([path.count('podman', 'image inspect'), path.count('podman', 'pull')]).toEqual([1, 0]);
  });

  test('is inspected by its digest alone where the reference has both', () => {
    const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
    const engine = engineWith({ inspect: hasImage });
    expect(engine.image(`${loki}@${digest}`, false)).toMatchObject({ reference: `docker.io/grafana/loki@${digest}` });
  });

  test('that cannot be pulled is missing in the engine’s words, and is asked for once', () => {
    const engine = engineWith({ inspect: notThere, pull: cannotPull });
    const words = `podman cannot pull ${loki} (pinging registry: no such host)`;
    expect(engine.image(loki, false)).toEqual({ missing: `podman does not have the image ${loki}` });
    for (let time = 0; time < 3; time++) expect(engine.image(loki, true)).toEqual({ missing: words });
    expect(engine.image(mimir, true)).toEqual({ missing: words.replace(loki, mimir) });
    expect([path.count('podman', 'image inspect'), path.count('podman', 'pull')]).toEqual([2, 2]);
  });

  test('whose pull does not end is missing in time, and its registry is not asked again', () => {
    const engine = engineWith({ inspect: notThere, pull: hangs });
    const begin = performance.now();
    expect(engine.image(loki, true)).toEqual({ missing: `podman cannot pull ${loki} (no answer in 0.3 s)` });
    expect(engine.image(mimir, true)).toEqual({
      missing: 'docker.io did not give podman another image in 0.3 s and was not asked again',
    });
    // Another registry is asked.
    expect(engine.image(prometheus, true)).toEqual({
      missing: `podman cannot pull ${prometheus} (no answer in 0.3 s)`,
    });
    // On a busy machine the script may have been ended before it noted anything.
    expect(path.count('podman', 'pull')).toBeLessThanOrEqual(2);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test('that is pulled is there', () => {
    const pulled = `${path.folder}/pulled`;
    const engine = engineWith({
      inspect: `if [ -e ${pulled} ]; then ${hasImage}; else ${notThere}; fi`,
      pull: `: > ${pulled}`,
    });
    expect(engine.image(loki, true)).toMatchObject({ id: 'abc' });
  });

  test('that names no registry is never pulled', () => {
    const engine = engineWith({ inspect: notThere });
    expect(engine.image('spring-app:1.0.0', true)).toEqual({
      missing: 'podman does not have the image spring-app:1.0.0, which names no registry to pull it from',
    });
    expect(path.count('podman', 'pull')).toBe(0);
  });

  test.each(['no JSON', '[]', '{}', '[{}]', '[null]'])('that is described by %s is not there', (printed) => {
    expect(engineWith({ inspect: `echo '${printed}'` }).image(loki, false)).toEqual({
      missing: `podman does not have the image ${loki}`,
    });
  });

  test('is run with limits of this process where the engine may not raise them', () => {
    const refusal = 'echo "Error: error setting rlimit type 7: operation not permitted" >&2; exit 126';
    const engine = engineWith({ inspect: hasImage, run: `case "$*" in *--ulimit=nofile=*) ;; *) ${refusal} ;; esac` });
    const image = engine.image(loki, false);
    if (failed(image)) throw new Error(image.missing);
    for (let time = 0; time < 2; time++) {
      expect(engine.run(image, { entrypoint: '/program', words: ['-version'] }, 5000)).toMatchObject({ status: 0 });
    }
    expect(path.count('podman', 'run')).toBe(3);
  });

  test('that does not end is ended', () => {
    const engine = engineWith({ inspect: hasImage, run: hangs });
    const image = engine.image(loki, false);
    if (failed(image)) throw new Error(image.missing);
    const answer = engine.run(image, { entrypoint: '/program', words: [] }, 300);
    expect(answer).toMatchObject({ status: null, words: 'no answer in 0.3 s' });
    expect(path.count('podman', 'kill lgtm-cdk8s-')).toBe(1);
  });

  test('that cannot be unpacked says why', () => {
    const engine = engineWith({
      inspect: hasImage,
      create: 'echo 1234',
      export: 'echo "Error: disk full" >&2; exit 1',
    });
    const image = engine.image(loki, false);
    if (failed(image)) throw new Error(image.missing);
    expect(engine.export(image, path.folder)).toEqual({ missing: `podman cannot unpack ${loki} (disk full)` });
    expect(path.count('podman', 'rm --force 1234')).toBe(1);
  });
});
