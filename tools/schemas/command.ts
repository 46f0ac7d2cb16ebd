import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedSchemas } from '../../checks/schemas/folder';
import { type Command, UsageError } from '../cli/command';
import { classesOf } from './classes';
import { configurationDetails, programsWithReference, writeConfigurationSchema } from './configuration';
import { customResourceSchemas, parseDefinitions, type ResourceDefinition, writtenFields } from './custom-resources';
import { readModule } from './go-module';
import { kindsToKeep } from './kinds';
import { reduceKubernetes } from './kubernetes';
import { printSchema } from './print';
import { type Definitions, manifestOf, type Schema } from './schema';
import { definitionFile, SharedDefinitions } from './shared';
import { type DefinitionsModule, definitionsModules, kubernetesModule, kubernetesVersions } from './sources';

export const command: Command = {
  name: 'schemas',
  summary: 'Makes checks/schemas/generated and the classes in imports/ from the modules in sources.ts.',
  words: {
    name: 'reference',
    help: 'PROGRAM VERSION FILE: instead, the keys of a program from its configuration reference',
  },
  options: {},
  details: configurationDetails,
  run({ words }) {
    if (words.length === 0) writeAll();
    else writeConfiguration(words);
    return 0;
  },
};

function writeConfiguration([program = '', version, file, ...more]: readonly string[]): void {
  if (!programsWithReference.includes(program)) {
    throw new UsageError(`there is no reference of ${program}; there are: ${programsWithReference.join(', ')}`);
  }
  if (version === undefined || file === undefined || more.length > 0) {
    throw new UsageError(`after ${program} come its version and the file of its reference, and nothing more`);
  }
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  writeConfigurationSchema(program, version, file);
}

function writeAll(): void {
  const kubernetes = kubernetesSchemas();
  const custom = customSchemas(kubernetes.metadata);
  replaceFolder(generatedSchemas, new Map([...kubernetes.files, ...custom.schemas]));
  for (const [file, text] of custom.classes) writeFileSync(join('imports', file), text);
}

function kubernetesSchemas(): { readonly files: Map<string, string>; readonly metadata: Schema } {
  const kinds = kindsToKeep('dist');
  const shared = new SharedDefinitions();
  const files = new Map<string, string>();
  let metadata: Schema = {};
  for (const version of kubernetesVersions) {
    const reduced = reduceKubernetes(publishedBy(version), kinds);
    const ids = shared.add(version, reduced);
    const fileOfDefinition = (name: string) => join('definitions', definitionFile(ids.get(name) ?? name));
    for (const { apiVersion, kind, definition } of reduced.kinds) {
      const schema = { allOf: [{ $ref: `../${fileOfDefinition(definition)}` }, manifestOf(apiVersion, kind)] };
      files.set(join('kubernetes', version, fileOf(apiVersion, kind)), printSchema(schema));
    }
    metadata = { $ref: `../../kubernetes/${fileOfDefinition('meta.v1.ObjectMeta')}` };
    report(`Kubernetes ${version}`, reduced.kinds.length);
  }
  for (const [id, schema] of shared.all) {
    files.set(join('kubernetes', 'definitions', definitionFile(id)), printSchema(schema));
  }
  return { files, metadata };
}

function publishedBy(version: string): Definitions {
  const text = readModule(kubernetesModule.path, version, [kubernetesModule.file]).get(kubernetesModule.file) ?? '{}';
  const { definitions } = JSON.parse(text) as { readonly definitions?: Definitions };
  if (!definitions) throw new Error(`Kubernetes ${version}: ${kubernetesModule.file} has no definitions`);
  return definitions;
}

/** The name that kubeconform gives to a kind: `deployment-apps-v1.json`. */
function fileOf(apiVersion: string, kind: string): string {
  const [group = '', version] = apiVersion.split('/');
  const words = [kind, group.split('.')[0], version].filter((word) => word !== undefined);
  return `${words.join('-').toLowerCase()}.json`;
}

function customSchemas(metadata: Schema) {
  const named: Schema = { allOf: [metadata, { required: ['name'] }] };
  const schemas = new Map<string, string>();
  const classes = new Map<string, string>();
  for (const module of definitionsModules) {
    const definitions = definitionsOf(module);
    for (const definition of definitions) {
      for (const [file, schema] of customResourceSchemas(definition, named)) {
        schemas.set(join('custom-resources', file), printSchema(schema));
      }
    }
    if (module.classes) classes.set(module.classes, classesOf(definitions, module.classes));
    report(`${module.path} ${module.version}`, definitions.length);
  }
  return { schemas, classes };
}

function definitionsOf({ path, version, files }: DefinitionsModule): ResourceDefinition[] {
  return [...readModule(path, version, files).values()].flatMap(parseDefinitions).map(writtenFields);
}

/** Written when everything is there: a run that fails leaves the folder as it was. */
function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function report(source: string, kinds: number): void {
  process.stdout.write(`${source}: ${kinds} kinds\n`);
}
