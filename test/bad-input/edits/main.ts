import { answer, edit, inMain, type WrongEdit, wrong } from './table';

/** The list of environments. */
export const main: readonly WrongEdit[] = [
  wrong(
    'an environment of another name',
    edit("new Environment(app, 'company', {", "new Environment(app, 'firm', {"),
    answer(
      'company › main.ts › environments.company',
      'the environment calls itself firm, and its folder in dist/ would be firm',
      "new Environment(app, 'company', …), or the key firm",
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'two environments of one name',
    inMain('{ company, branch }', '{ company, branch: company }'),
    answer(
      'branch › main.ts › environments.branch',
      'the environment calls itself company, and its folder in dist/ would be company',
      "new Environment(app, 'branch', …), or the key company",
    ),
  ),
  wrong(
    'no environment',
    inMain('{ company, branch }', '{}'),
    answer(
      'main.ts › main.ts › environments',
      'the project has no environment',
      'defineProject({ environments: { company } })',
    ),
  ),
  wrong(
    'environments that are missing',
    inMain('defineProject({ environments: { company, branch } })', 'defineProject({})'),
    answer(
      'main.ts › main.ts › environments',
      'the project has no environment',
      'defineProject({ environments: { company } })',
    ),
  ),
  wrong(
    'no properties of the project',
    inMain('defineProject({ environments: { company, branch } })', 'defineProject()'),
    answer(
      'main.ts › main.ts › environments',
      'the project has no environment',
      'defineProject({ environments: { company } })',
    ),
  ),
  wrong(
    'environments as a list',
    inMain('{ company, branch }', '[company, branch]'),
    answer('main.ts › main.ts › environments', 'a list is given', 'defineProject({ environments: { company } })'),
  ),
  wrong(
    'environments without their name',
    inMain('defineProject({ environments: { company, branch } })', 'defineProject({ company, branch })'),
    answer(
      'main.ts › main.ts › environments',
      'the project has no environment',
      'defineProject({ environments: { company } })',
    ),
  ),
  wrong(
    'the path of an environment',
    inMain('{ company, branch }', "{ company: './environments/company', branch }"),
    answer(
      'company › main.ts › environments.company',
      '"./environments/company" is given',
      'the function that makes it, such as company, or (app) => company(app)',
    ),
  ),
  wrong(
    'an environment that was called',
    [
      inMain('{ company, branch }', '{ company: company(new App()), branch }'),
      inMain('import { defineProject }', "import { App } from 'cdk8s';\nimport { defineProject }"),
    ],
    answer(
      'company › main.ts › environments.company',
      'the environment company is given',
      'the function that makes it, such as company, or (app) => company(app)',
      { line: 'export const' },
    ),
  ),
  wrong(
    'an export of another name',
    inMain('export const project', 'export const projects'),
    answer(
      'main.ts › main.ts › project',
      'it exports no project',
      'export const project = defineProject({ environments: { … } })',
    ),
  ),
  wrong(
    'a default export',
    inMain('export const project = defineProject', 'export default defineProject'),
    answer(
      'main.ts › main.ts › project',
      'it exports no project',
      'export const project = defineProject({ environments: { … } })',
    ),
  ),
  wrong(
    'no export',
    inMain('export const project', 'const project'),
    answer(
      'main.ts › main.ts › project',
      'it exports no project',
      'export const project = defineProject({ environments: { … } })',
    ),
  ),
  wrong(
    'an export that is no project',
    inMain('defineProject({ environments: { company, branch } })', '{ environments: { company, branch } }'),
    answer(
      'main.ts › main.ts › project',
      'an object with environments is exported as project',
      'export const project = defineProject({ environments: { … } })',
    ),
  ),
  wrong(
    'a misspelt function',
    inMain('= defineProject(', '= defineProjekt('),
    answer('main.ts › main.ts › defineProjekt', 'nothing here is called defineProjekt', 'defineProject'),
    answer(
      'main.ts › main.ts › defineProjekt',
      'nothing here is called defineProjekt',
      'an import of defineProjekt, or its right name',
    ),
  ),
  wrong(
    'a missing import',
    inMain("import { branch } from './environments/branch';\n", ''),
    answer('main.ts › main.ts › branch', 'nothing here is called branch', 'an import of branch, or its right name', {
      line: 'export const',
    }),
  ),
  wrong(
    'a missing import of the package',
    inMain("import { defineProject } from './constructs';\n", ''),
    answer('main.ts › main.ts › defineProject', 'nothing here is called defineProject', 'an import of defineProject', {
      line: 'export const',
    }),
    answer(
      'main.ts › main.ts › defineProject',
      'nothing here is called defineProject',
      'an import of defineProject, or its right name',
      { line: 'export const' },
    ),
  ),
  wrong(
    'an environment twice',
    inMain('{ company, branch }', '{ company, company, branch }'),
    answer('main.ts › main.ts › company', 'company is there twice', 'each name once'),
    'accepted',
  ),
];
