import { defineProject, type EnvironmentFunction } from '../../../constructs';
import { type Environment, formatFinding } from '../../../constructs/kit';
import { repeated } from '../../../constructs/kit/model/repeated';
import { unique } from '../../../constructs/kit/model/unique';
import { Manifests } from '../cluster/manifests';
import { renderedPods } from '../cluster/pod';
import { Model, UnmetNeed } from '../model';
import type { Stage } from '../model/stage';
import { madeBefore } from './made-before';
import { joined, type Preparations } from './need';
import type { StandIn } from './stand-in';
import type { Step } from './step';
import type { Suite } from './suite';
import { addVariants } from './variants';

/** A part of a suite, for its environment. */
export interface BoundPart {
  readonly name: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** An environment that is run, with everything that is prepared for it. */
export interface BoundEnvironment {
  readonly model: Model;
  /** What is rendered, and what somebody else has made beside it. */
  readonly manifests: Manifests;
  readonly standIns: readonly StandIn[];
  /** What the run prepares for all parts and stand-ins. Every pod starts, even if only some parts are chosen. */
  readonly prepares: Preparations;
  /** The images of all pods that are to run. */
  readonly images: readonly string[];
}

/** A suite with everything that it needs of its environment. */
export interface BoundSuite extends BoundEnvironment {
  readonly suite: Suite;
  /** The environment that sends to this one. Undefined: none does. */
  readonly sender?: BoundEnvironment;
  readonly parts: readonly BoundPart[];
}

/** Everything that is wrong with the inventories of suites. */
export class SuiteError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SuiteError';
  }
}

/** Binds several suites. Throws one SuiteError with everything that is wrong in any of them. */
export function bindAll(suites: readonly Suite[], environments: readonly Environment[]): BoundSuite[] {
  const problems: string[] = [];
  const bound = suites.flatMap((suite) => {
    try {
      return [bind(suite, environments)];
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new SuiteError(problems);
  return bound;
}

/**
 * Makes the steps of a suite for its environment. Throws a SuiteError if the inventory asks for something that the environment
 * does not have; it lists all of it.
 */
export function bind(
  suite: Suite,
  environments: readonly Environment[],
  read = (name: string) => Manifests.read(`dist/${name}`),
): BoundSuite {
  const { environment: name, standIns = [], variants = {}, create, sender: sending } = suite;
  const environment = create ? made(name, create) : environments.find((each) => each.name === name);
  if (!environment) throw new SuiteError([`the suite of ${name}: the project has no such environment`]);
  const others = Object.entries(variants).map(
    ([choice, { create }]) => [choice, variantOf(name, choice, create)] as const,
  );
  const model = new Model(environment, Object.fromEntries(others));
  const manifests = create ? renderedHere(environment) : read(name);
  manifests.everyReplica = suite.everyReplica ?? false;
  const problems = unrendered(model, manifests);
  addVariants(model, manifests);
  const sender = sending && stageOf(sending, environments, read);
  const parts = Object.entries(suite.parts).flatMap(([part, { title, steps }]): BoundPart[] => {
    try {
      return [{ name: part, title, steps: steps({ model, manifests, sender }) }];
    } catch (error) {
      if (!(error instanceof UnmetNeed)) throw error;
      problems.push(`part ${part}: ${error.message}`);
      return [];
    }
  });
  problems.push(...shortless(suite).map((part) => `part ${part} has only a full form`));
  problems.push(...parts.filter(checksNothing).map((part) => `part ${part.name} has no check`));
  problems.push(...rowsTwice(parts).map((row) => `two rows are called ${row}`));
  if (problems.length > 0) throw new SuiteError(problems.map((problem) => `the suite of ${name}: ${problem}`));
  const prepares = joined(parts.flatMap(({ steps }) => steps));
  return {
    suite,
    parts,
    ...prepared({ model, manifests }, standIns, prepares),
    sender: sender && prepared(sender, sending?.standIns ?? [], prepares.sender ?? {}),
  };
}

/** Another environment, as it is rendered: of the project, or with another choice. */
function stageOf(
  { environment: name, create }: NonNullable<Suite['sender']>,
  environments: readonly Environment[],
  read: (name: string) => Manifests,
): Stage {
  const environment = create ? made(name, create) : environments.find((each) => each.name === name);
  if (!environment) throw new SuiteError([`the project has no environment ${name}, which is to send`]);
  const stage = { model: new Model(environment), manifests: create ? renderedHere(environment) : read(name) };
  const problems = unrendered(stage.model, stage.manifests);
  if (problems.length > 0) throw new SuiteError(problems);
  return stage;
}

/** Adds to what is rendered what somebody else makes beside it. */
function prepared({ model, manifests }: Stage, standIns: readonly StandIn[], more: Preparations): BoundEnvironment {
  const { environment } = model;
  const prepares = joined([...standIns, { prepares: more }]);
  const objects = [...(prepares.objects?.(environment) ?? []), ...madeBefore(environment.expectedSecrets)];
  manifests.add(...unique(objects, ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`));
  return { model, manifests, standIns, prepares, images: imagesOf(manifests) };
}

/** The environment of a suite that makes its own. */
const made = (name: string, create: EnvironmentFunction): Environment => variantOf(name, 'what the run makes', create);

/** What an environment renders, without a file. */
function renderedHere({ name, components }: Environment): Manifests {
  const objects = components.flatMap((component) => component.objects);
  return new Manifests(
    objects.map((object) => object.toJson()),
    `${name}, rendered for this run,`,
  );
}

/** The environment with another choice. Throws a SuiteError with what is wrong with it. */
function variantOf(name: string, choice: string, create: EnvironmentFunction): Environment {
  const { environments, findings } = defineProject({ environments: { [name]: create } }).build();
  const [variant] = environments;
  if (findings.length > 0 || !variant) {
    throw new SuiteError(findings.map((finding) => `the suite of ${name}: with ${choice}: ${formatFinding(finding)}`));
  }
  return variant;
}

/** Workloads of the environment that `dist/` lacks. */
function unrendered({ environment }: Model, manifests: Manifests): string[] {
  const rendered = new Set(renderedPods(manifests).map(({ workload }) => workload));
  const missing = environment.workloads.map(({ name }) => name).filter((name) => !rendered.has(name));
  return missing.length > 0
    ? [`${manifests.folder} has no ${missing.join(', ')}, which the environment has: run npm run synth`]
    : [];
}

/** Full forms of parts that no ordinary run has. */
const shortless = ({ parts, full = {} }: Suite): string[] => Object.keys(full).filter((name) => !(name in parts));

const checksNothing = ({ steps }: BoundPart): boolean => !steps.some(({ row }) => row);

function rowsTwice(parts: readonly BoundPart[]): string[] {
  const rows = parts.flatMap(({ steps }) => steps.filter(({ row }) => row).map(({ name }) => name));
  return [...repeated(rows)];
}

function imagesOf(manifests: Manifests): string[] {
  const pods = renderedPods(manifests).map(({ spec }) => spec);
  const containers = pods.flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers]);
  return [...new Set(containers.map(({ image }) => image))];
}
