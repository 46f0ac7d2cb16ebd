import { describe, expect, test } from '@jest/globals';
import * as written from '../../constructs';
import { Sources } from '../../tools/docs/reference/exports';
import { readDeclarations } from '../../tools/docs/reference/read-declarations';

/** The reference says everything that an environment file can write. */

const sources = new Sources('.');
const exported = sources.exportsOf('constructs/index.ts');

test('everything that the package exports is in it', () => {
  const names = new Set([...exported.keys()].flatMap((name) => [name, name.split('.')[0] ?? name]));
  const values = Object.keys(written);
  expect(values.length).toBeGreaterThan(80);
  // The names of units come from a library.
  expect(values.filter((name) => name !== 'units' && !names.has(name))).toEqual([]);
});

test('every property of what an environment file writes has its comment', () => {
  const undocumented = [...exported].flatMap(([name, declaration]) => {
    // In upstream's own words, a property is explained on upstream's page.
    const upstream = declaration.doc.includes('https://') || name.startsWith('alloySyntax.');
    if (declaration.kind !== 'interface' || upstream) return [];
    return sources
      .membersOf(declaration)
      .filter(({ doc, type }) => doc === '' && !/^'[\w-]+'$/.test(type))
      .map((member) => `${name}.${member.name}`);
  });
  expect(undocumented).toEqual([]);
});

test('every property that may be left out says what holds then', () => {
  const optional = [...exported].flatMap(([name, declaration]) =>
    declaration.kind !== 'interface' || declaration.doc.includes('https://') || name.startsWith('alloySyntax.')
      ? []
      : sources.membersOf(declaration).flatMap((member) => (member.optional ? [{ name, member }] : [])),
  );
  expect(optional.length).toBeGreaterThan(200);
  const silent = optional.filter(
    ({ member: { doc } }) => !/\bDefault:\s|\bUndefined: |\bundefined\b|\brequired\b|\bEither\b/i.test(doc),
  );
  expect(silent.map(({ name, member }) => `${name}.${member.name}`)).toEqual([]);
});

test('everything that a class offers has its comment, as a page says nothing of it otherwise', () => {
  const members = [...exported].flatMap(([name, declaration]) =>
    declaration.kind === 'class'
      ? sources.membersOf(declaration).map(({ name: member, doc }) => ({ place: `${name}.${member}`, doc }))
      : [],
  );
  expect(members.length).toBeGreaterThan(150);
  expect(members.filter(({ doc }) => doc === '').map(({ place }) => place)).toEqual([]);
});

test('every type has its comment', () => {
  const types = [...exported].filter(([name, { kind }]) => kind === 'type' && !name.startsWith('alloySyntax.'));
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter(([, { doc }]) => doc === '').map(([name]) => name)).toEqual([]);
});

test('every function has its comment', () => {
  const functions = [...exported].filter(([, { kind }]) => kind === 'function');
  expect(functions.length).toBeGreaterThan(40);
  expect(
    functions.filter(([name, { doc }]) => doc === '' && !name.startsWith('alloySyntax.')).map(([name]) => name),
  ).toEqual([]);
});

describe('a declaration is read', () => {
  const read = (text: string) => readDeclarations('a.ts', text)[0];
  const member = (name: string, type: string, doc: string, optional = false, members: readonly object[] = []) => ({
    name,
    type,
    doc,
    optional,
    members,
    file: 'a.ts',
  });

  test('an interface, with what it takes over, long comments, and objects that are written in place', () => {
    const text = [
      '/** What a store takes. */',
      "export interface StoreProps extends Omit<ComponentProps, 'name'>, Base {",
      '  /**',
      '   * How long. Default:',
      '   * a day.',
      '   */',
      '  readonly retention?: Duration;',
      '  /** Where. */',
      '  readonly ingress: {',
      '    /** Its host. */',
      '    readonly host: string;',
      '  };',
      '  /** Several. */',
      '  readonly kinds: readonly (',
      "    | 'one'",
      "    | 'two'",
      '  )[];',
      '}',
    ].join('\n');
    expect(read(text)).toEqual({
      kind: 'interface',
      name: 'StoreProps',
      exported: true,
      file: 'a.ts',
      doc: 'What a store takes.',
      signature: '',
      bases: ["Omit<ComponentProps, 'name'>", 'Base'],
      members: [
        member('retention', 'Duration', 'How long. Default:\na day.', true),
        member('ingress', 'object', 'Where.', false, [member('host', 'string', 'Its host.')]),
        member('kinds', "(| 'one' | 'two')[]", 'Several.'),
      ],
    });
  });

  test.each([
    ['a function', 'export function podLogs(): LogPipeline {\n  return {};\n}', 'podLogs(): LogPipeline'],
    ['an arrow', 'export const percent = (value: number) => new Percentage(value);', 'percent(value: number)'],
    [
      'one over several lines',
      'export function cilium(\n  options: { readonly hubble?: boolean } = {},\n): CiliumNetwork {\n  return x;\n}',
      'cilium(options: { hubble?: boolean } = {}): CiliumNetwork',
    ],
    ['alternatives', "export type Kind = 'one' | 'two';", "'one' | 'two'"],
    ['a constant', "export const kinds = ['one', 'two'] as const;", "['one', 'two'] as const"],
  ])('%s', (_, text, signature) => {
    expect(read(text)?.signature).toBe(signature);
  });

  test('a class, without what is its own business', () => {
    const text = [
      'export class Loki extends Component {',
      '  /** For Alloy. */',
      "  readonly push: Endpoint<'loki.push'>;",
      '  /** Hidden. */',
      '  private readonly parts: Part[] = [];',
      '  override readonly alerts: readonly Alert[];',
      '  readonly name: string;',
      '',
      '  constructor(props: Props) {',
      '    super(props);',
      '  }',
      '',
      '  /** Pulls from these. */',
      '  watch(...watched: readonly Watched[]): void {',
      '    this.parts.push(watched);',
      '  }',
      '}',
    ].join('\n');
    expect(read(text)?.members).toEqual([
      member('push', "Endpoint<'loki.push'>", 'For Alloy.'),
      member('name', 'string', ''),
      member('watch(...watched: Watched[])', 'void', 'Pulls from these.'),
    ]);
  });
});
