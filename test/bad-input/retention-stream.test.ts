import { expect, test } from '@jest/globals';
import { Loki, type LokiProps } from '../../constructs';
import { days, hours } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Lines that could not be kept for another time than the others. */

const selector = '{namespace="dev"}';
const written = `a selector of streams, such as '{namespace="dev"}'`;

test.each<[string, unknown, string]>([
  [
    'one that is no list',
    { selector, period: days(1) },
    `: an object with selector, period is given | a list such as [{ selector: '${selector}', period: days(2) }]`,
  ],
  ['none', [], `: the list is empty | a list such as [{ selector: '${selector}', period: days(2) }]`],
  ['a name', [{ selector: 'dev', period: days(1) }], `.selector: "dev" is no selector of streams | ${written}`],
  ['all streams', [{ selector: '{}', period: days(1) }], `.selector: "{}" is no selector of streams | ${written}`],
  [
    'a query of lines',
    [{ selector: '{namespace="dev"} |= "debug"', period: days(1) }],
    `.selector: "{namespace=\\"dev\\"} |= \\"debug\\"" is no selector of streams | ${written}`,
  ],
  [
    'labels without quotation marks',
    [{ selector: '{namespace=dev}', period: days(1) }],
    `.selector: "{namespace=dev}" is no selector of streams | ${written}`,
  ],
  [
    'an expression that Loki cannot read',
    [{ selector: '{namespace="dev", pod=~`a(`}', period: days(1) }],
    `.selector: the expression "a(" has a group that is not closed | ${written}`,
  ],
  [
    'a misspelt label',
    [{ selector: '{pod=~"a, b", namspace="dev"}', period: days(1) }],
    `.selector: no stream has the label namspace, and all have namespace | ${written}`,
  ],
  [
    'less than a day',
    [{ selector, period: hours(6) }],
    '.period: 6h is shorter than a day, and Loki deletes whole days | days(1) or more',
  ],
  ['a time as text', [{ selector, period: '24h' }], '.period: "24h" is given | a duration such as days(2)'],
  [
    'the word of Loki',
    [{ selector, retention: days(2) }],
    '.retention: there is no property retention | one of: selector, period',
  ],
])('%s', (_title, retentionStream, finding) => {
  const environment = testEnvironment();
  new Loki(environment, { ...size, retentionStream: untyped<LokiProps['retentionStream']>(retentionStream) });
  expect(findingsOf(environment)).toEqual([`test › loki › retentionStream${finding}`]);
});

test('labels of who pushes straight to Loki are taken', () => {
  const environment = testEnvironment();
  const others = '{cluster="a", job="cron", team=~"x|y"}';
  new Loki(environment, { ...size, retentionStream: [{ selector: others, period: days(1) }] });
  expect(findingsOf(environment)).toEqual([]);
});
