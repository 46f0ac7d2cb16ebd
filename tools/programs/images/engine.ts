import { basename } from 'node:path';
import { onPath } from '../path';
import { type Answer, command } from './command';
import { exportRoot } from './export-root';
import { type HeldImage, inspected } from './inspect';
import { forEngine, parseReference } from './reference';
import { type ContainerProps, containerWords, ownLimits } from './run-words';

/** What keeps an engine from something, in its own words. */
export interface EngineFailure {
  readonly missing: string;
}

export const failed = <T extends object>(result: T | EngineFailure): result is EngineFailure => 'missing' in result;

export interface EngineProps {
  /** How long a pull may take. Default: ten minutes, as images of databases and platforms have hundreds of megabytes. */
  readonly pullMilliseconds?: number;
  /** How long it may take to say that it is there. Default: ten seconds. */
  readonly answerMilliseconds?: number;
}

const inspectMilliseconds = 30_000;

/**
 * A container engine of this machine: docker, or podman, which takes the same commands. It is asked once for each image: an image
 * that it could not pull stays missing for the run. A registry that does not answer in time is not asked for another image.
 */
export class ContainerEngine {
  readonly name: string;
  private readonly inspections = new Map<string, HeldImage | EngineFailure>();
  private readonly pulls = new Map<string, EngineFailure | undefined>();
  /** Registries from which a pull did not end in time, each with the words for it. */
  private readonly silent = new Map<string, string>();
  private readonly pullMilliseconds: number;
  private readonly answerMilliseconds: number;
  private limits: readonly string[] = [];
  private containers = 0;

  constructor(
    readonly path: string,
    { pullMilliseconds = 600_000, answerMilliseconds = 10_000 }: EngineProps = {},
  ) {
    this.name = basename(path);
    this.pullMilliseconds = pullMilliseconds;
    this.answerMilliseconds = answerMilliseconds;
  }

  /** Whether it answers; the words of one that does not. */
  answers(): EngineFailure | undefined {
    const { status, words } = command(this.path, ['info'], this.answerMilliseconds);
    return status === 0 ? undefined : { missing: `${this.name} does not answer (${words})` };
  }

  /** An image that the engine has or, with `pull`, that it can get. */
  image(reference: string, pull: boolean): HeldImage | EngineFailure {
    const known = this.inspections.get(reference) ?? this.inspect(reference);
    if (!failed(known) || !pull) return known;
    if (!this.pulls.has(reference)) this.pulls.set(reference, this.pull(reference));
    const failure = this.pulls.get(reference);
    return failure ?? this.inspections.get(reference) ?? known;
  }

  /** Runs a program of an image to its end, without a network. */
  run(image: HeldImage, props: ContainerProps, milliseconds: number): Answer {
    const name = this.nextName();
    const answer = command(this.path, this.words(image, name, props), milliseconds);
    if (answer.status === null) this.end(name);
    if (answer.status === 0 || this.limits.length > 0 || !/rlimit/.test(answer.stderr)) return answer;
    // The engine wants to raise limits, and a machine inside another one forbids that. So it keeps those of this process.
    this.limits = ownLimits();
    return this.run(image, props, milliseconds);
  }

  /** The arguments by which a caller starts a container itself. `end` takes its name. */
  words(image: HeldImage, name: string, props: ContainerProps): readonly string[] {
    return containerWords(image.reference, name, this.limits, props);
  }

  /** A name that no other container has. */
  nextName(): string {
    return `lgtm-cdk8s-${process.pid}-${++this.containers}`;
  }

  /** Ends a container at once, if it runs. */
  end(name: string): void {
    command(this.path, ['kill', name], inspectMilliseconds);
  }

  /** Unpacks an image's root file system into an empty folder, owners and modes as they are. Returns why it could not. */
  export(image: HeldImage, folder: string): EngineFailure | undefined {
    const failure = exportRoot(this.path, image.reference, folder);
    return failure === undefined
      ? undefined
      : { missing: `${this.name} cannot unpack ${image.reference} (${failure})` };
  }

  private inspect(reference: string): HeldImage | EngineFailure {
    const answer = command(this.path, ['image', 'inspect', forEngine(reference)], inspectMilliseconds);
    const found = answer.status === 0 ? inspected(forEngine(reference), answer.stdout) : undefined;
    const result = found ?? { missing: `${this.name} does not have the image ${reference}` };
    this.inspections.set(reference, result);
    return result;
  }

  private pull(reference: string): EngineFailure | undefined {
    const { registry } = parseReference(reference);
    if (registry === undefined) {
      return { missing: `${this.name} does not have the image ${reference}, which names no registry to pull it from` };
    }
    const silence = this.silent.get(registry);
    if (silence !== undefined) return { missing: silence };
    process.stderr.write(`Pulling ${reference}, once.\n`);
    const answer = command(this.path, ['pull', '--quiet', forEngine(reference)], this.pullMilliseconds);
    if (answer.status === null) {
      const time = `${this.pullMilliseconds / 1000} s`;
      this.silent.set(
        registry,
        `${registry} did not give ${this.name} another image in ${time} and was not asked again`,
      );
    }
    if (answer.status !== 0) return { missing: `${this.name} cannot pull ${reference} (${answer.words})` };
    const found = this.inspect(reference);
    return failed(found) ? found : undefined;
  }
}

/** The first engine on PATH that answers, docker before podman, or what keeps each from it. */
export function findEngine(props: EngineProps = {}): ContainerEngine | EngineFailure {
  const words: string[] = [];
  for (const path of ['docker', 'podman'].map(onPath)) {
    if (path === undefined) continue;
    const engine = new ContainerEngine(path, props);
    const failure = engine.answers();
    if (!failure) return engine;
    words.push(failure.missing);
  }
  return { missing: words.join('; ') || 'there is no container engine (docker or podman) on PATH' };
}
