import type { Declaration, Member } from './declaration';
import type { Sources } from './exports';

/** A name that can be written, and what it stands for. */
export interface Entry {
  readonly name: string;
  readonly declaration: Declaration;
}

/** Where a declaration has its section: the page and the section's anchor. Undefined: it has none. */
export type PlaceOf = (declaration: Declaration) => string | undefined;

/** One page of the reference: what a folder offers. */
export function referencePage(props: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly sources: Sources;
  readonly placeOf: PlaceOf;
}): string {
  const { title, entries, sources, placeOf } = props;
  const sections = entries.map((entry) => section(entry, sources, placeOf));
  return `# ${title}

Written by \`npm run docs\` from the comments in the code; do not edit.

${sections.join('\n\n')}
`;
}

function section({ name, declaration }: Entry, sources: Sources, placeOf: PlaceOf): string {
  const { kind, doc, signature, file } = declaration;
  const called = kind === 'function' || kind === 'type' || kind === 'constant';
  const text = called && signature ? ['```ts', written(name, declaration, sources), '```'].join('\n') : '';
  const members = kind === 'interface' ? sources.membersOf(declaration) : declaration.members;
  const neededFirst = [...members].sort((a, b) => Number(a.optional) - Number(b.optional));
  const rows = (kind === 'class' ? members : neededFirst).flatMap((member) =>
    rowsOf(member, { ofClass: kind === 'class', sources, placeOf }),
  );
  const head = kind === 'class' ? '| offers | type | what it is |' : '| property | type | what it is |';
  const table = rows.length > 0 ? [head, '| --- | --- | --- |', ...rows].join('\n') : '';
  return [`## ${name}`, paragraph(doc), text, table, `[\`${file}\`](../../${file})`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function written(name: string, { kind, name: own, signature, file }: Declaration, sources: Sources): string {
  if (kind === 'type') return `type ${name} = ${sources.spelledOut(file, signature)}`;
  if (kind === 'constant') return name;
  return signature.startsWith(own) ? name + signature.slice(own.length) : signature;
}

interface RowContext {
  readonly ofClass: boolean;
  readonly sources: Sources;
  readonly placeOf: PlaceOf;
}

/** A row, and one for each property of an object that is written in place. */
function rowsOf(member: Member, context: RowContext, before = ''): string[] {
  const { name, optional, doc, members } = member;
  const full = before + name;
  const needed = context.ofClass || optional ? '' : ', required';
  const row = `| \`${full.replaceAll('|', '\\|')}\` | ${linked(member, context)}${needed} | ${cell(doc)} |`;
  return [row, ...members.flatMap((inner) => rowsOf(inner, context, `${full}.`))];
}

/** A type as code, with a link to each name in it that has a section. */
function linked({ type, file }: Member, { sources, placeOf }: RowContext): string {
  if (type === '') return '';
  const code = `\`${type.replaceAll('|', '\\|')}\``;
  const names = [...new Set(type.match(/\b[A-Z]\w+\b/g) ?? [])];
  const links = names.flatMap((name) => {
    const declaration = sources.find(file, name);
    const place = declaration && placeOf(declaration);
    return place === undefined ? [] : [`[${name}](${place})`];
  });
  if (links.length === 1 && names[0] === type) return links[0] ?? code;
  return links.length > 0 ? `${code} (${links.join(', ')})` : code;
}

/** A comment on a page: bare addresses become links. */
const paragraph = (doc: string): string => doc.replaceAll(/(^|[\s(])(https?:\/\/[^\s)]+[^\s).,])/g, '$1<$2>');

const cell = (doc: string): string => paragraph(doc.replaceAll('\n', ' ')).replaceAll('|', '\\|');
