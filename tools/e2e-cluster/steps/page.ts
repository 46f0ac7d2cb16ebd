import { readFileSync } from 'node:fs';
import { stepsPage } from '../../review/notice';

/** Who brings `dist/` into the cluster. */
export type Delivery = 'argocd' | 'kubectl';

/** A block of commands of the page, or a reference to the steps of another section. */
export interface Step {
  /** The section's heading, as a link names it. */
  readonly section: string;
  /** The commands, as a reader copies them. Undefined: those of another section. */
  readonly script?: string;
  readonly see?: string;
  /** With which delivery it is done. Undefined: with both. */
  readonly delivery?: Delivery;
  /** It is done before the commit is merged. */
  readonly beforeMerge: boolean;
  /** It stands for the one before, for all objects of a namespace. */
  readonly ofNamespace: boolean;
}

/** As links name a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replace(/ /g, '-');

const deliveries: Readonly<Record<string, Delivery>> = { 'With Argo CD:': 'argocd', 'Without Argo CD:': 'kubectl' };

/** The delivery that the end of a line names, for what follows it. */
const deliveryIn = (line: string): Delivery | undefined => {
  const [named] = /With(out)? Argo CD:$/.exec(line) ?? [];
  return named === undefined ? undefined : deliveries[named];
};

/**
 * The steps of a page, in its order. A line of its own that ends with `With Argo CD:` or `Without Argo CD:` is about everything up to
 * the next such line or heading; one in an item of a list, about the rest of the item.
 */
export function stepsIn(markdown: string): Step[] {
  const steps: Step[] = [];
  let section = '';
  let ofSection: Delivery | undefined;
  let ofItem: Delivery | undefined;
  let item = '';
  let last = '';
  let block: string[] | undefined;
  const add = (step: Pick<Step, 'script' | 'see'>) =>
    steps.push({
      section,
      delivery: ofItem ?? ofSection,
      beforeMerge: item.startsWith('Before you merge'),
      ofNamespace: last === 'All of a namespace at once:',
      ...step,
    });
  for (const line of markdown.split('\n')) {
    const text = line.trim();
    if (block) {
      if (text !== '```') block.push(line);
      else {
        add({ script: dedented(block) });
        block = undefined;
      }
      continue;
    }
    if (text === '```sh') {
      block = [];
      continue;
    }
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) [section, ofSection, ofItem, item] = [anchorOf(heading), undefined, undefined, ''];
    const numbered = /^\d+\. (.*)$/.exec(line)?.[1];
    if (numbered !== undefined) [item, ofItem] = [numbered, undefined];
    if (text in deliveries && line === text) [ofSection, ofItem, item] = [deliveries[text], undefined, ''];
    else ofItem = deliveryIn(text) ?? ofItem;
    const see = numbered === undefined ? undefined : /\]\(#([\w-]+)\)/.exec(numbered)?.[1];
    if (see !== undefined) add({ see });
    if (text !== '') last = text;
  }
  return steps;
}

/** The steps of docs/change-what-cannot-be-changed-in-place.md. */
export const readSteps = (): Step[] => stepsIn(readFileSync(stepsPage, 'utf8'));

function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}
