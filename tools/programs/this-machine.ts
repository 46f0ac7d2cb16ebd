import { existsSync } from 'node:fs';
import { hasGo } from './build';
import { builtFile, moduleVersion } from './go-module';
import type { Available } from './located';
import { onPath } from './path';
import type { Server, ServerName } from './servers';
import { buildName, firstVersion, isNear, namesVersion, printedBy } from './version';
import { wheelFile } from './wheel';

/** A program as a file of this machine: on PATH, else in the cache of what was built. The wanted version comes first, then one that is near. */
export function onThisMachine(name: ServerName, server: Server, wanted: string): Available | { missing: string } {
  const found = onPathOf(name, server, wanted);
  const built = inCache(name, server, wanted);
  // A near version on PATH is no better than the exact one that was built.
  const candidates = found?.version === wanted ? [found, built] : [built, found];
  const exact = candidates.find((each) => each?.version === wanted);
  return exact ?? found ?? built ?? { missing: reason(server) };
}

function onPathOf(name: ServerName, server: Server, wanted: string): Available | undefined {
  const { versionArguments, anyVersion, onlyInImage } = server;
  const path = versionArguments && !onlyInImage ? onPath(name) : undefined;
  if (!path || !versionArguments) return undefined;
  const printed = printedBy(path, versionArguments);
  const release = namesVersion(printed, wanted) ? wanted : firstVersion(printed);
  const version = release ?? buildName(printed);
  if (!version || (release && !anyVersion && !isNear(release, wanted))) return undefined;
  return { name, path, version, wanted, source: 'PATH' };
}

function inCache(name: ServerName, { module, wheel }: Server, wanted: string): Available | undefined {
  const path = module ? builtFile(name, module) : wheel && wheelFile(name, wheel);
  if (path === undefined || !existsSync(path)) return undefined;
  return { name, path, version: module ? moduleVersion(module) : wanted, wanted, source: 'built' };
}

function reason({ module, wheel, notBuilt, onlyInImage, versionArguments }: Server): string {
  if (wheel) return 'it was not taken from the Python Package Index yet';
  const needsGo = hasGo() ? '' : ', which needs Go 1.26 or newer';
  const built = module ? `it was not built yet${needsGo}` : notBuilt;
  const onPath = versionArguments && !onlyInImage ? 'it is not on PATH' : undefined;
  return [onPath, built].filter((each) => each !== undefined).join('; ');
}
