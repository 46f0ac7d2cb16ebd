import { hasGo } from './build';
import { buildModule } from './go-module';
import { isAvailable, isPinned, type Located, locate, type ProgramName } from './locate';
import { program } from './pinned';
import { type Server, servers } from './servers';

export interface ObtainProps {
  /** Builds that would start later do not, in milliseconds since 1970. Default: they always do. */
  readonly buildUntil?: number;
}

const tooLate = 'it was not built yet, and the time for builds is over';

/** As `locate`, but what Go can build is built first, one program at a time. Never throws: what fails is the reason. */
export async function obtain(name: ProgramName, { buildUntil }: ObtainProps = {}): Promise<Located> {
  const located = locate(name);
  if (isAvailable(located) && located.source !== 'image') return located;
  const inTime = buildUntil === undefined || Date.now() < buildUntil;
  try {
    if (isPinned(name)) {
      if (!inTime) return { name, wanted: located.wanted, missing: tooLate };
      program(name);
      return locate(name);
    }
    const { module }: Server = servers[name];
    if (!module || !hasGo()) return located;
    if (!inTime) return isAvailable(located) ? located : { name, wanted: located.wanted, missing: tooLate };
    await buildModule(name, module);
    return locate(name);
  } catch (error) {
    if (isAvailable(located)) return located;
    return { name, wanted: located.wanted, missing: error instanceof Error ? error.message : String(error) };
  }
}
