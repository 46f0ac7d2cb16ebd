import { expect, test } from '@jest/globals';
import { broken, leadsToEnvironment, links } from './page-links';

test('every link of README and docs leads to a file and a section that there is', () => {
  expect(links.length).toBeGreaterThan(100);
  const lasting = links.filter((each) => !leadsToEnvironment(each));
  expect(lasting.filter(({ file, link }) => broken(file, link))).toEqual([]);
});

test.each(['no-such-page.md', 'alerts.md#no-such-section', '#no-such-section'])('%s leads nowhere', (link) => {
  expect(broken('docs/checks.md', link)).toBe(true);
});
