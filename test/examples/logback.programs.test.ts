import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { java, springApplication } from '../../tools/e2e/programs/artifacts';
import { onPath } from '../../tools/programs/path';

/** The Logback files of the example, loaded by Spring Boot and Logback as the application has them. Needs Maven and a JDK. */

const needed = [onPath('javac') ? java() : { missing: 'no javac on PATH' }, springApplication()];
const missing = needed.map((artifact) => ('missing' in artifact ? artifact.missing : '')).find(Boolean);
const [, jar] = needed.map((artifact) => ('path' in artifact ? artifact.path : ''));
const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-logback-'));
afterAll(() => rmSync(folder, { recursive: true }));

const variables = {
  LOKI_PUSH_URL: 'http://127.0.0.1:9/loki/api/v1/push',
  OTEL_RESOURCE_ATTRIBUTES_NAMESPACE_NAME: 'demo',
  OTEL_RESOURCE_ATTRIBUTES_POD_NAME: 'spring-app-0',
  OTEL_RESOURCE_ATTRIBUTES_CONTAINER_NAME: 'spring-app',
  OTEL_SERVICE_NAME: 'spring-app',
};

/** A program that lives for a second is neither worth compiling well nor collecting in parallel. */
const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

function run(...words: readonly string[]) {
  const { status, stdout } = spawnSync('java', [...shortLived, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  });
  return {
    status,
    lines: stdout
      .trim()
      .split('\n')
      .filter((line) => /^(ROOT|orders|complaint|refused|push:)/.test(line)),
  };
}

const withApplication = (program: string, ...words: readonly string[]) =>
  run('-cp', `${folder}/spring-app.jar:${folder}/lib/*`, `test/examples/${program}.java`, ...words);
const load = (...words: readonly string[]) => withApplication('LoadLogback', ...words);

const resources = 'examples/spring-app/src/main/resources';

if (missing === undefined) {
  describe('Logback', () => {
    beforeAll(() => {
      run('-Djarmode=tools', '-jar', jar ?? '', 'extract', '--force', '--destination', folder);
    }, 60_000);

    test('takes the file without a complaint, and prints alone', () => {
      const { status, lines } = load('classpath:logback-spring.xml');
      expect(lines).toEqual(['ROOT: LINES', 'orders.audit: JSON']);
      expect(status).toBe(0);
    }, 60_000);

    test('with the profile push, every logger prints and pushes', () => {
      const { status, lines } = load('classpath:logback-spring.xml', 'push');
      expect(lines.sort()).toEqual(['ROOT: LINES', 'ROOT: LOKI', 'orders.audit: JSON', 'orders.audit: LOKI']);
      expect(status).toBe(0);
    }, 60_000);

    test('complains about a setting that the appender does not have', () => {
      const pushing = readFileSync(join(resources, 'logback-push.xml'), 'utf8').replaceAll(
        'sendQueueMaxBytes',
        'queue',
      );
      writeFileSync(join(folder, 'push.xml'), pushing);
      const whole = readFileSync(join(resources, 'logback-spring.xml'), 'utf8');
      const edited = whole.replace('resource="logback-push.xml"', `file="${folder}/push.xml"`);
      writeFileSync(join(folder, 'edited.xml'), edited);
      const { lines } = load(join(folder, 'edited.xml'), 'push');
      expect(lines).toContainEqual(expect.stringMatching(/^complaint: .*queue/));
    }, 60_000);

    test('pushes a line until it is stored, whatever its store answers or does not; what is refused goes once', () => {
      const { status, lines } = withApplication('PushThroughFailures', '500', 'cut', '503', '204', '400');
      expect(lines).toEqual([
        'push: first 500',
        'push: first cut',
        'push: first 503',
        'push: first 204',
        'push: second 400',
        'push: third 204',
      ]);
      expect(status).toBe(0);
    }, 60_000);
  });
} else {
  test.skip(`the Logback files are loaded (not run: ${missing})`, () => {});
}
