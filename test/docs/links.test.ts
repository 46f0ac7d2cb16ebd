import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { pages } from './pages';

/** A page's links to files and sections of this repository; a reader who follows one finds what it names. */

const prose = (page: string) => page.replaceAll(/^ *```[\s\S]*?^ *```/gm, '').replaceAll(/`[^`\n]*`/g, 'code');

const linksOf = (page: string): string[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => (link === undefined ? [] : [link]));

/** The sections of a page, as GitHub names them: lower case, no punctuation, a hyphen for each space; a second of a name has `-1`. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, title = ''] of page.replaceAll(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/^#{1,6} (.+)$/gm)) {
    const text = title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = text.replaceAll(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    let unused = anchor;
    for (let count = 1; anchors.has(unused); count++) unused = `${anchor}-${count}`;
    anchors.add(unused);
  }
  return anchors;
}

const written = pages();
const anchors = new Map([...written].map(([file, page]) => [file, anchorsOf(page)]));

function broken(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [to = '', anchor] = link.split('#');
  const target = to === '' ? file : path.join(path.dirname(file), to);
  if (!existsSync(target)) return true;
  if (anchor === undefined) return false;
  return !anchors.get(target)?.has(anchor);
}

test('every link of README and docs leads to a file and a section that there is', () => {
  const all = [...written].flatMap(([file, page]) => linksOf(page).map((link) => ({ file, link })));
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ file, link }) => broken(file, link))).toEqual([]);
});

test.each(['no-such-page.md', 'alerts.md#no-such-section', '#no-such-section'])('%s leads nowhere', (link) => {
  expect(broken('docs/checks.md', link)).toBe(true);
});
