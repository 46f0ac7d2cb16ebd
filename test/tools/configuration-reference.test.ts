import { describe, expect, test } from '@jest/globals';
import { readBeylaReference } from '../../tools/schemas/configuration/beyla';
import { readLokiReference } from '../../tools/schemas/configuration/loki';
import { readMimirReference } from '../../tools/schemas/configuration/mimir';
import { printReference } from '../../tools/schemas/configuration/print';

const page = `
### Use environment variables

\`\`\`yaml
[not_of_the_file: <string>]
\`\`\`

### Supported contents and default values of \`loki.yaml\`

\`\`\`yaml
# Which parts run.
# CLI flag: -target
[target: <string> | default = "all"]

[server: <server>]

outer:
  # Described.
  [enabled: <boolean> | default = false]

  inner:
    [period: <duration> | default = 10s]
    [size: <int> | default = 63KiB1023B]

  [rate: <float> | default = 1.5e+06]

[configs: <list of period_configs>]
[names: <list of strings> | default = [a b]]
[stores: <map of string to server>]
[rules: <relabel_config...>]
[lookup: <int> | default = auto]

tokens:
  [: <map of string to Header>]
\`\`\`

### server

Described.

\`\`\`yaml
    server:
      an_example: 1
\`\`\`

\`\`\`yaml
[port: <int> | default = 80]
[<tls_config>]
\`\`\`

### tls_config

\`\`\`yaml
[cert: <string> | default = ""]
\`\`\`

### period_config

\`\`\`yaml
[from: <daytime>]
\`\`\`

## Runtime configuration

\`\`\`yaml
overrides:
  tenant: 1
\`\`\`
`;

describe("Loki's configuration page", () => {
  test('is read as keys with their types and defaults', () => {
    expect(readLokiReference(page, '3.7.8')).toEqual({
      program: 'loki',
      version: '3.7.8',
      keys: {
        target: ['string', 'all'],
        server: ['#server'],
        outer: {
          enabled: ['boolean', false],
          inner: { period: ['duration', '10s'], size: ['bytes', '63KiB1023B'] },
          rate: ['float', 1_500_000],
        },
        configs: ['list of #period_config'],
        names: ['list of string', ['a', 'b']],
        stores: ['map of #server'],
        rules: ['any'],
        lookup: ['any', 'auto'],
        tokens: { '*': ['any'] },
      },
      blocks: {
        server: { port: ['int', 80], '<<': ['#tls_config'] },
        tls_config: { cert: ['string', ''] },
        period_config: { from: ['string'] },
      },
    });
  });

  test.each([
    ['no page at all', 'the page has no section "Supported contents'],
    [page.replace('[target:', '[target'), 'this line of the reference is not understood: [target'],
    [page.replace('<boolean>', 'boolean'), 'this type of the reference is not understood: boolean'],
  ])('is refused where it is not understood', (text, words) => {
    expect(() => readLokiReference(text, '4')).toThrow(words);
  });
});

describe("Mimir's description of its configuration", () => {
  const field = (name: string, fieldType: string, fieldDefaultValue: unknown = null) => ({
    kind: 'field',
    name,
    fieldType,
    fieldDefaultValue,
  });
  const block = (name: string, ...blockEntries: object[]) => ({ kind: 'block', name, blockEntries });

  test('is read as keys with their types and defaults', () => {
    const descriptor = block(
      '',
      field('target', 'string', 'all'),
      block('', field('on_this_level', 'boolean', true)),
      block(
        'limits',
        field('window', 'duration', 5_400_000_000_000),
        field('short', 'duration', 1500),
        field('never', 'duration', 0),
        field('longest', 'duration', 9_223_372_036_854_776_000),
        field('ranges', 'list of durations', []),
        field('names', 'list of strings'),
        field('rates', 'map of string to float64', {}),
        field('rules', 'slice'),
        field('url', 'url', { Scheme: 'http', Host: 'localhost:8080', Path: '/a' }),
        { kind: 'map', name: 'free' },
      ),
    );
    expect(readMimirReference(JSON.stringify(descriptor), '3.2.0')).toEqual({
      program: 'mimir',
      version: '3.2.0',
      keys: {
        target: ['string', 'all'],
        on_this_level: ['boolean', true],
        limits: {
          window: ['duration', '90m'],
          short: ['duration', '1500ns'],
          never: ['duration', '0s'],
          longest: ['duration', '2562047h47m16.854775807s'],
          ranges: ['list of duration', []],
          names: ['list of string'],
          rates: ['map of float', {}],
          rules: ['any'],
          url: ['string', 'http://localhost:8080/a'],
          free: ['any'],
        },
      },
      blocks: {},
    });
  });

  test('is refused where it is something else', () => {
    expect(() => readMimirReference('{}', '4')).toThrow('the file is not a config-descriptor.json of Mimir');
  });
});

test('a schema is printed with a line for each key of the file, and read back the same', () => {
  const reference = readLokiReference(page, '3.7.8');
  const text = printReference(reference);
  expect(JSON.parse(text)).toEqual(reference);
  expect(text).toContain('\n  "target": ["string","all"],\n  "server": ["#server"],\n');
});

describe("Beyla's schema", () => {
  const schema = {
    $defs: {
      Routes: { type: 'object', properties: { patterns: { type: 'array', items: { type: 'string' } } } },
      Entry: {
        type: 'object',
        properties: { labels: { $ref: '#/$defs/Labels' }, open_ports: { $ref: '#/$defs/IntEnum' } },
      },
      Labels: { type: 'object', additionalProperties: { type: 'string' } },
      IntEnum: { type: 'object', properties: { Ranges: { type: 'array' } } },
      Word: { type: 'string', enum: ['one'] },
    },
    properties: {
      routes: { $ref: '#/$defs/Routes' },
      word: { $ref: '#/$defs/Word' },
      entries: { type: 'array', items: { $ref: '#/$defs/Entry' } },
      prometheus: { type: 'object', properties: { port: { type: 'integer' }, share: { type: 'number' } } },
      anything: { type: 'object' },
    },
  };

  test('each key has its type, and what several keys share is a block', () => {
    expect(readBeylaReference(JSON.stringify(schema), '3.0.0')).toEqual({
      program: 'beyla',
      version: '3.0.0',
      keys: {
        routes: ['#Routes'],
        word: ['string'],
        entries: ['list of #Entry'],
        prometheus: { port: ['int'], share: ['float'] },
        anything: ['any'],
      },
      blocks: {
        Routes: { patterns: ['list of string'] },
        Entry: { labels: ['map of string'], open_ports: ['string'] },
      },
    });
  });

  test('another file is none', () => {
    expect(() => readBeylaReference('{}', '3.0.0')).toThrow('the file is not a config-schema.json of Beyla');
  });
});
