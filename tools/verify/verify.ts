import path from 'node:path';
import { errorMessage } from '../../constructs/kit/model/error-message';
import { type Available, isAvailable, type Located, type ProgramName, run } from '../programs';
import { versionIn } from '../programs/images';
import { type Check, isProgramCheck, type ProgramCheck } from './check';
import { checksOf } from './checks';
import { joinedContainers } from './joined';
import { Layout } from './layout';
import { accepted, notChecked, type Result, rejected, type Verdict } from './result';
import { type ConfiguredContainer, configuredContainers, type MountedFile, type Rendered } from './workloads';

export interface VerifyProps {
  /** The folder of environments. */
  readonly dist: string;
  /** The environments, as they are built. */
  readonly environments: readonly Rendered[];
  /** Where a program is. `image`: the reference of the workload's image. */
  readonly find: (name: ProgramName, image: string) => Promise<Located>;
  /** Only the checks of these titles, as in the table. Default: all. */
  readonly titles?: readonly string[];
}

/** Gives every configuration of these environments to the program that will read it. */
export async function verify({ dist, environments, find, titles }: VerifyProps): Promise<Result[]> {
  const results: Result[] = [];
  for (const environment of environments) {
    const containers = [...configuredContainers(dist, environment), ...joinedContainers(dist, environment)];
    for (const task of tasksOf(containers)) {
      if (titles && !titles.includes(titleOf(task))) continue;
      results.push(await perform(task, find));
    }
  }
  return results;
}

/** One check of one container. */
interface Task {
  readonly container: ConfiguredContainer;
  readonly files: readonly MountedFile[];
  /** None where nothing here can read the files. */
  readonly check: Check | undefined;
}

/** Every file is read by some check; two containers of a pod that have one file mounted do not check it twice. */
function tasksOf(containers: readonly ConfiguredContainer[]): Task[] {
  const claimed = new Set<string>();
  const key = ({ manifest, path }: MountedFile) => `${manifest} ${path}`;
  const tasks: Task[] = [];
  const unread: { readonly container: ConfiguredContainer; readonly file: MountedFile }[] = [];
  for (const container of containers) {
    const open = container.files.filter((file) => !claimed.has(key(file)));
    const checks = checksOf(container.reader);
    for (const check of checks) {
      const besides = isProgramCheck(check) || check.besides;
      const files = open.filter((file) => check.reads(file) && (besides || !claimed.has(key(file))));
      const isAsked = files.length > 0 || (isProgramCheck(check) && check.withoutFiles);
      if (isAsked) tasks.push({ container, files, check });
      for (const file of files) claimed.add(key(file));
    }
    unread.push(...open.filter((file) => !claimed.has(key(file))).map((file) => ({ container, file })));
  }
  const left = unread.filter(({ file }) => !claimed.has(key(file)));
  return [...tasks, ...left.map(({ container, file }) => ({ container, files: [file], check: undefined }))];
}

/** The program, and which of its checks; the container's name where there is none. */
function titleOf({ container, check }: Task): string {
  if (!check) return container.name;
  return isProgramCheck(check) ? (check.title ?? check.program) : check.title;
}

/** As its manifest is named: `Deployment.loki-querier.yaml`. One without the component's name says less than that. */
function workloadOf({ component, manifest }: ConfiguredContainer): string {
  const [, name = component] = path.posix.basename(manifest).split('.');
  return name.startsWith(`${component}-`) ? name : component;
}

const manifestsOf = (files: readonly MountedFile[]): string[] =>
  [...new Set(files.map(({ manifest }) => manifest))].filter((manifest) => manifest !== '');

async function perform({ container, files, check }: Task, find: VerifyProps['find']): Promise<Result> {
  const common = {
    environment: container.environment,
    component: container.component,
    workload: workloadOf(container),
    program: titleOf({ container, files, check }),
    manifests: files.length > 0 ? manifestsOf(files) : [container.manifest],
  };
  if (!check) {
    const paths = files.map(({ path }) => path).join(', ');
    return { ...common, milliseconds: 0, ...notChecked(`no check reads ${paths}`) };
  }
  const located = isProgramCheck(check) ? await find(check.program, container.image) : undefined;
  const start = performance.now();
  const verdict = await judge({ container, files, check }, located);
  const milliseconds = Math.round(performance.now() - start);
  return { ...common, ...versionsOf(check, container, located), milliseconds, ...verdict };
}

/** The version that has checked, and the one of the workload's image. */
function versionsOf(
  check: Check,
  { image }: ConfiguredContainer,
  located: Located | undefined,
): Pick<Result, 'version' | 'wanted'> {
  if (located) return { version: isAvailable(located) ? located.version : undefined, wanted: located.wanted };
  if (isProgramCheck(check) || check.version === undefined) return {};
  return { version: check.version, wanted: versionIn(image) };
}

async function judge(
  { container, files, check }: Task & { readonly check: Check },
  located: Located | undefined,
): Promise<Verdict> {
  if (!isProgramCheck(check)) return check.judge(files, container);
  if (!located) return notChecked('it was not looked for');
  if (!isAvailable(located)) return notChecked(located.missing);
  const layout = new Layout(container);
  try {
    return await runCheck(check, located, container, layout);
  } catch (error) {
    return notChecked(`it could not be started: ${errorMessage(error)}`);
  } finally {
    layout.remove();
  }
}

async function runCheck(
  check: ProgramCheck,
  program: Available,
  container: ConfiguredContainer,
  layout: Layout,
): Promise<Verdict> {
  layout.add(check.furtherFiles?.(container) ?? {});
  const given = check.words(container);
  // In an image the mounts are where they are in the pod.
  const words = program.image ? given : given.map((word) => layout.here(word));
  if (check.start) return check.start(program, words, container, layout);
  const ran = run(program, {
    words,
    environment: container.variables,
    mounts: layout.mounts,
    knownHosts: check.looksUpHosts ? container.serviceNames : [],
  });
  const result = { ...ran, output: layout.there(ran.output) };
  if (result.notStarted) return notChecked(result.notStarted);
  if (check.judge) return check.judge(result, program);
  if (result.status === 0) return accepted;
  return result.status === null ? notChecked('it did not end in time') : rejected(result.output);
}
