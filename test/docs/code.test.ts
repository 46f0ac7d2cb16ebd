import { expect, test } from '@jest/globals';
import { pages } from './pages';
import { compilerErrors } from './shown-code';

/** What these pages tell people to write is taken by the compiler as it stands. */

const checked = [
  'docs/a-new-environment.md',
  'docs/java-agent-or-micrometer.md',
  'docs/log-rules.md',
  'docs/my-own-alert.md',
  'docs/my-own-dashboard.md',
  'docs/push-logs-from-logback.md',
  'docs/scrape-what-is-mine.md',
  'docs/send-alerts-by-mail.md',
  'docs/send-to-a-remote.md',
];

const all = pages();
const minute = 60_000;

test(
  'the lines to write compile',
  () => {
    const { files, said } = compilerErrors(new Map(checked.map((page) => [page, all.get(page) ?? ''])));
    expect(said).toBe('');
    expect(files).toBe(12);
  },
  minute,
);

test(
  'a line that does not compile is found',
  () => {
    const page = '```ts\nnew Loki(company, { retention: gibibytes(3), disk: gibibytes(10) });\n```\n';
    expect(compilerErrors(new Map([['docs/wrong.md', page]])).said).toContain('wrong.ts');
  },
  minute,
);
