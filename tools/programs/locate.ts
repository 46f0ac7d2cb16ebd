import { existsSync } from 'node:fs';
import { cachedFile, hasGo } from './build';
import { containerEngine } from './engine';
import { builtFile, moduleVersion } from './go-module';
import { onPath } from './path';
import { type PinnedName, pins } from './pins';
import { type Server, type ServerName, servers } from './servers';
import { firstVersion, hasVersion, isNear, namesVersion, printedBy } from './version';

export type ProgramName = PinnedName | ServerName;

/** A program that can be started. */
export interface Available {
  readonly name: ProgramName;
  /** The file to start; of an image, the container engine. */
  readonly path: string;
  /** What it is. */
  readonly version: string;
  /** What the versions table says, which need not be the same. */
  readonly wanted: string;
  readonly source: 'PATH' | 'built' | 'image';
  /** Of an image: which, and where the program is in it. */
  readonly image?: { readonly reference: string; readonly entrypoint: string };
}

/** A program that this machine does not have. */
export interface Unavailable {
  readonly name: ProgramName;
  readonly wanted: string;
  /** Why. */
  readonly missing: string;
}

export type Located = Available | Unavailable;

/** Why a program is not there, with its name and the version that is wanted. */
export const whyUnavailable = ({ name, wanted, missing }: Unavailable): string => `${name} ${wanted}: ${missing}`;

export const isAvailable = (located: Located): located is Available => 'path' in located;

/**
 * Where a program is, without building it: on PATH, in the cache, in an image. The wanted version comes first, then one
 * that is near. A program that is built here and was not yet is unavailable.
 */
export function locate(name: ProgramName): Located {
  if (isPinned(name)) return locatePinned(name);
  const server: Server = servers[name];
  const wanted = wantedVersion(server);
  const found = onPathOf(name, server, wanted);
  const built = inCache(name, server, wanted);
  // A near version on PATH is no better than the exact one that was built.
  const [first, second] = found?.version === wanted ? [found, built] : [built, found];
  if (first?.version === wanted) return first;
  return second ?? first ?? inImage(name, server, wanted) ?? { name, wanted, missing: reason(server) };
}

export const isPinned = (name: ProgramName): name is PinnedName => name in pins;

function locatePinned(name: PinnedName): Located {
  const pin = pins[name];
  const wanted = pin.version;
  const there = onPath(name);
  if (there && hasVersion(there, pin)) return { name, path: there, version: wanted, wanted, source: 'PATH' };
  const path = cachedFile(name, pin);
  if (existsSync(path)) return { name, path, version: wanted, wanted, source: 'built' };
  return { name, wanted, missing: `${name} ${wanted} is not on PATH and was not built yet` };
}

const withoutV = (version: string): string => version.replace(/^v/, '');

function wantedVersion({ version, module }: Server): string {
  return version === undefined ? (module ? moduleVersion(module) : '') : withoutV(version);
}

function onPathOf(name: ServerName, { versionArguments, anyVersion }: Server, wanted: string): Available | undefined {
  const path = versionArguments && onPath(name);
  if (!path || !versionArguments) return undefined;
  const printed = printedBy(path, versionArguments);
  const version = namesVersion(printed, wanted) ? wanted : firstVersion(printed);
  if (!version || !(anyVersion || isNear(version, wanted))) return undefined;
  return { name, path, version, wanted, source: 'PATH' };
}

function inCache(name: ServerName, { module }: Server, wanted: string): Available | undefined {
  if (!module) return undefined;
  const path = builtFile(name, module);
  return existsSync(path) ? { name, path, version: moduleVersion(module), wanted, source: 'built' } : undefined;
}

function inImage(name: ServerName, { image }: Server, wanted: string): Available | undefined {
  const path = image && containerEngine();
  return path ? { name, path, version: wanted, wanted, source: 'image', image } : undefined;
}

function reason({ module, image }: Server): string {
  const built = module
    ? `it was not built yet${hasGo() ? '' : ' (that needs Go 1.26 or newer)'}`
    : 'it cannot be built from the Go module registry';
  return `not on PATH, ${built}${image ? `, and no container engine answers that would run ${image.reference}` : ''}`;
}
