import { existsSync } from 'node:fs';
import path from 'node:path';
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

/** Whether it leads nowhere. */
export function broken(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [to = '', anchor] = link.split('#');
  const target = to === '' ? file : path.join(path.dirname(file), to);
  if (!existsSync(target)) return true;
  if (anchor === undefined) return false;
  return !anchors.get(target)?.has(anchor);
}

/** Every link of every page. */
export const links = [...written].flatMap(([file, page]) => linksOf(page).map((link) => ({ file, link })));

/** Whether it leads to an environment, or to its page. Only the examples have such links, and they go where an example goes. */
export const leadsToEnvironment = ({ link }: { readonly link: string }): boolean =>
  /(?:^|\/)environments\/[^/]+\.(?:ts|md)(?:#|$)/.test(link);
