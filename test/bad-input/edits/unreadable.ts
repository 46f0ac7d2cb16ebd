import { answer, edit, inMain, type WrongEdit, wrong } from './table';

/** Files that can not be read, or not be found: the bundler says so, before anything runs. */

const goOn = 'TypeScript that can be read; the place is where the reader could not go on';
const installed = "the path of a file that is there, such as './environments/company', or an installed package";

/** One more import, and something that uses it. */
const importing = (words: string, from: string) =>
  edit(
    "import type { App } from 'cdk8s';",
    `import type { App } from 'cdk8s';\nimport ${words} from '${from}';\nexport { ${words} };`,
  );

export const unreadable: readonly WrongEdit[] = [
  wrong(
    'a bracket that is missing',
    edit('disk: gibibytes(50) });', 'disk: gibibytes(50) };'),
    answer('company › environment file › syntax', 'Expected ")" but found ";"', goOn),
  ),
  wrong(
    'a text without its end',
    edit("chunkEncoding: 'zstd',", "chunkEncoding: 'zstd,"),
    answer('company › environment file › syntax', 'Unterminated string literal', goOn),
  ),
  wrong(
    'a bracket that is missing in the list of environments',
    inMain('{ company, branch } })', '{ company, branch })'),
    answer('main.ts › main.ts › syntax', 'Expected "}" but found ")"', goOn),
  ),
  wrong(
    'a JSON file that is not there',
    importing('sizes', './sizes.json'),
    answer('company › environment file › ./sizes.json', 'there is no file or package ./sizes.json', installed),
  ),
  wrong(
    'a JSON file that can not be read',
    [importing('sizes', './sizes.json'), { file: 'environments/sizes.json', before: '', after: '{ "disk": 3, }\n' }],
    answer(
      'environments/sizes.json › file › syntax',
      'JSON does not support trailing commas',
      'JSON that can be read; the place is where the reader could not go on',
      { file: 'environments/sizes.json', line: 'disk' },
    ),
  ),
  wrong(
    'a package that is not installed',
    importing('pad', 'left-pad'),
    answer(
      'company › environment file › left-pad',
      'there is no file or package left-pad',
      'the path of a file that is there, or an installed package',
    ),
  ),
  wrong(
    'an environment file that is not there',
    inMain('./environments/company', './environments/compny'),
    answer('main.ts › main.ts › ./environments/compny', 'there is no file or package ./environments/compny', installed),
  ),
  wrong(
    'an environment file that exports another name',
    edit('export function company', 'export function firm'),
    answer(
      'main.ts › main.ts › company',
      'environments/company.ts exports no company',
      'a name that environments/company.ts exports',
      { file: 'main.ts', line: 'import { company }' },
    ),
  ),
  wrong(
    'an environment file that exports nothing',
    edit('export function company', 'function company'),
    answer(
      'main.ts › main.ts › company',
      'the module exports no company',
      'export in front of company, where it is made',
      {
        file: 'main.ts',
        line: 'import { company }',
      },
    ),
  ),
  wrong(
    'a misspelt import',
    edit('import { Loki } from', 'import { Lokii } from'),
    answer('company › environment file › Lokii', 'the module exports no Lokii', 'Loki'),
  ),
  wrong(
    'an assignment to a constant',
    edit('  return company;\n', '  loki = mimir;\n  return company;\n'),
    answer(
      'company › environment file › loki',
      'loki is a constant and gets a second value',
      'a constant of another name',
    ),
  ),
  wrong(
    'a name that is there twice',
    edit('const loki =', 'const mimir ='),
    answer('company › environment file › mimir', 'mimir is made a second time', 'another name for one of the two'),
  ),
  wrong(
    'a function that waits',
    edit('  return company;\n', '  await Promise.resolve();\n  return company;\n'),
    answer('company › environment file › await', 'a synth waits for nothing', 'a value that is there at once'),
  ),
];
