import { type ContainerEngine, type EngineFailure, failed, type HeldImage, versionIn } from './images';
import type { Available } from './located';
import { type Server, type ServerName, servers } from './servers';
import { buildName, firstVersion } from './version';

/** Long enough for a first start of a large program on a busy machine. */
const versionMilliseconds = 60_000;

/**
 * A program of an image that this engine has or, with `pull`, gets. The program is asked for its version. That shows also whether
 * the engine can start it: some engines answer and cannot.
 */
export function fromImage(
  name: ServerName,
  reference: string,
  engine: ContainerEngine | EngineFailure,
  pull: boolean,
): Available | EngineFailure {
  const server: Server = servers[name];
  if (!server.image) return { missing: 'no image has it' };
  if (failed(engine)) return engine;
  const held = engine.image(reference, pull);
  if (failed(held)) return held;
  const { entrypoint } = server.image;
  const wanted = versionIn(reference);
  const version = versionOf(server, engine, held, wanted);
  if (typeof version !== 'string') return version;
  return { name, path: engine.path, version, wanted, source: 'image', image: { engine, held, entrypoint } };
}

function versionOf(
  { image, versionArguments }: Server,
  engine: ContainerEngine,
  held: HeldImage,
  wanted: string,
): string | EngineFailure {
  if (!image || !versionArguments) return wanted;
  const props = { entrypoint: image.entrypoint, words: versionArguments };
  const { status, stdout, stderr, words } = engine.run(held, props, versionMilliseconds);
  if (status !== 0) return { missing: `${engine.name} has the image ${held.reference} and cannot run it (${words})` };
  const printed = `${stdout}${stderr}`;
  const version = firstVersion(printed) ?? buildName(printed);
  // A tag may say more than the program does: 1.29.3-alpine.
  return version === undefined || wanted === version || wanted.startsWith(`${version}-`) ? wanted : version;
}
