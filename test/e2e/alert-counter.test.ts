import { expect, test } from '@jest/globals';
import { countedIn } from '../../tools/e2e/parts/copies/alert-counter';

const shown = `# TYPE tries_total counter
tries_total{operation="upload",bucket=""} 3
tries_total{operation="exists",bucket=""} 2
tries_total{operation="get",bucket=""} 40
other_total{operation="upload"} 500
plain_total 7
`;

test.each([
  // What only the one who pulls knows, such as the namespace, is not asked for.
  ['sum by (pod) (increase(tries_total{namespace="monitoring", operation="upload"}[5m]) > 0)', 3],
  ['increase(tries_total{namespace="monitoring", operation=~"exists|upload"}[5m]) > 0', 5],
  ['increase(tries_total{operation!="get"}[5m]) > 0', 5],
  ['increase(tries_total{operation!~"ex.*"}[5m]) > 0', 43],
  ['increase(plain_total{namespace="monitoring"}[5m]) > 0', 7],
  ['increase(absent_total{namespace="monitoring"}[5m]) > 0', 0],
])('%s counts %d', (expression, count) => {
  expect(countedIn(expression, shown)).toBe(count);
});
