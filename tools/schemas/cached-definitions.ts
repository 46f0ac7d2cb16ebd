import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../programs/cache';
import { parseDefinitions, type ResourceDefinition } from './custom-resources';
import { readModule } from './go-module';
import { type DefinitionsModule, definitionsModules } from './sources';

/** The custom resource definitions as their projects publish them, from a cache that is filled once. */
export function cachedDefinitions(): ResourceDefinition[] {
  return definitionsModules.flatMap((module) => {
    fill(module);
    return module.files.flatMap((file) => parseDefinitions(readFileSync(cached(module, file), 'utf8')));
  });
}

const cached = ({ path, version }: DefinitionsModule, file: string): string =>
  join(cacheFolder(), '..', 'definitions', `${path}@${version}`, file);

function fill(module: DefinitionsModule): void {
  if (module.files.every((file) => existsSync(cached(module, file)))) return;
  process.stderr.write(`Fetching the definitions of ${module.path} ${module.version}, once.\n`);
  for (const [file, text] of readModule(module.path, module.version, module.files)) {
    const target = cached(module, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.${process.pid}`, text);
    renameSync(`${target}.${process.pid}`, target);
  }
}
