import type { Declaration } from './declaration';
import { Sources } from './exports';
import { type Entry, type PlaceOf, referencePage } from './page';

export const referenceFolder = 'docs/reference';

/** What the pages of folders that belong together are called. Any other page is called by its component. */
const titles: Readonly<Record<string, string>> = {
  environment: 'Environment',
  model: 'Values of an environment file',
  pods: 'Pods',
  vocabulary: 'Alerts, labels and metrics',
  project: 'Project',
  argocd: 'Argo CD',
  'kube-prometheus-stack': 'kube-prometheus-stack',
  'otel-collector': 'OpenTelemetry Collector',
  opentelemetry: 'Sampling of traces',
  text: 'nginx',
  'alloy-syntax': 'The language of Alloy',
};

/** Every page of the reference, by its file: what an environment file can write. `packageFolder`: where the code is. */
export function referencePages(packageFolder: string): Map<string, string> {
  const sources = new Sources(packageFolder);
  const entries = new Map<string, Entry[]>();
  for (const [name, declaration] of sources.exportsOf('constructs/index.ts')) {
    const page = pageOf(declaration);
    entries.set(page, [...(entries.get(page) ?? []), { name, declaration }]);
  }
  const pages = [...entries]
    .map(([page, list]) => [page, [...list].sort(byKindAndName)] as const)
    .sort(([a], [b]) => (titleOf(a) < titleOf(b) ? -1 : 1));
  const places = new Map(pages.flatMap(([page, list]) => placesOn(page, list)));
  const placeOf = ({ file, name }: Declaration) => places.get(`${file} ${name}`);
  const files = pages.map(([page, list]): [string, string] => [
    `${referenceFolder}/${page}.md`,
    referencePage({ title: titleOf(page), entries: list, sources, placeOf }),
  ]);
  return new Map([[`${referenceFolder}/README.md`, contents(pages, placeOf)], ...files]);
}

/** The section of each name on a page. Where two names differ only in capitals, the second has a number in its anchor. */
function placesOn(page: string, entries: readonly Entry[]): [string, string][] {
  const anchors = ['', ...entries.map(({ name }) => name.toLowerCase().replaceAll('.', ''))];
  anchors[0] = titleOf(page)
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
  return entries.map(({ declaration: { file, name } }, index) => {
    const anchor = anchors[index + 1] ?? '';
    const before = anchors.slice(0, index + 1).filter((other) => other === anchor).length;
    return [`${file} ${name}`, `${page}.md#${anchor}${before > 0 ? `-${before}` : ''}`];
  });
}

/** The component's folder; of the kit, which is large, the folder in it. */
function pageOf({ file }: Declaration): string {
  const [, first = '', second = '', third] = file.split('/');
  if (first === 'kit' || first === 'delivery') return second;
  if (second === 'syntax') return `${first}-syntax`;
  return third === undefined && second === '' ? first.replace(/\.ts$/, '') : first;
}

function titleOf(page: string): string {
  const words = page.replaceAll('-', ' ');
  return titles[page] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Components first, then what they take, then what makes values for it. */
const order: readonly Declaration['kind'][] = ['class', 'interface', 'function', 'type', 'constant'];

function byKindAndName(a: Entry, b: Entry): number {
  const kinds = order.indexOf(a.declaration.kind) - order.indexOf(b.declaration.kind);
  if (kinds !== 0) return kinds;
  return a.name < b.name ? -1 : 1;
}

function contents(pages: readonly (readonly [string, readonly Entry[]])[], placeOf: PlaceOf): string {
  const lines = pages.map(([page, entries]) => {
    // What stands in a namespace is found by the namespace.
    const names = [...new Set(entries.map(({ name }) => name.split('.')[0] ?? name))].sort();
    const links = names.map((name) => {
      const entry = entries.find((each) => each.name === name);
      return `[${name}](${(entry && placeOf(entry.declaration)) ?? `${page}.md`})`;
    });
    return `| [${titleOf(page)}](${page}.md) | ${links.join(' · ')} |`;
  });
  return `# Reference

Everything that an environment file can write, with its properties, units and defaults. Written by \`npm run docs\` from the comments
in the code; do not edit. In another repository all of it is imported from \`lgtm-cdk8s\`.

| page | names |
| --- | --- |
${lines.join('\n')}
`;
}
