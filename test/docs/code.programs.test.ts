import { beforeAll, expect, test } from '@jest/globals';
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
const wrong = '```ts\nnew Loki(company, { retention: gibibytes(3), disk: gibibytes(10) });\n```\n';
const minute = 60_000;

let files: number;
/** What the compiler says, a message each: further lines of a message are indented. One run is for all pages, and a wrong one. */
let messages: readonly string[];

beforeAll(() => {
  const shown = checked.map((page) => [page, all.get(page) ?? ''] as const);
  const answer = compilerErrors(new Map([...shown, ['docs/wrong.md', wrong]]));
  files = answer.files - 1;
  messages = answer.said
    .trim()
    .split(/\n(?=\S)/)
    .filter((message) => message !== '');
}, minute);

const ofWrong = (message: string): boolean => message.startsWith('wrong.ts(');

test('the lines to write compile', () => {
  expect(messages.filter((message) => !ofWrong(message))).toEqual([]);
  expect(files).toBe(12);
});

test('a line that does not compile is found', () => {
  expect(messages.filter(ofWrong)).toHaveLength(1);
});
