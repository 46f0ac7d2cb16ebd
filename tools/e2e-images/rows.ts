import type { ImageTable } from '../e2e/cluster/image';
import type { Located } from '../programs';
import { type ContainerEngine, parseReference } from '../programs/images';
import type { Outcome } from '../report';
import { inImage, type RenderedCollector } from './collector';
import { type Sight, seePod } from './pod';
import { verified } from './verified';

/** One check, with its row in the report. */
export interface Row {
  readonly name: string;
  readonly asked: string;
  readonly find: (trial: Trial) => Promise<Outcome>;
}

/** What the checks work with. */
export interface Trial {
  readonly collector: RenderedCollector;
  readonly engine: ContainerEngine;
  /** The made image, as the pods of a run get it. */
  readonly images: ImageTable;
  /** What the process of its pod was seen to be. It runs once. */
  readonly sight: () => Promise<Sight>;
}

export const trialOf = (props: Omit<Trial, 'sight'>): Trial => {
  let sight: Promise<Sight> | undefined;
  return {
    ...props,
    sight: () => {
      sight ??= seePod(props.collector.environment.name, props.images);
      return sight;
    },
  };
};

export const rows: readonly Row[] = [
  {
    name: 'verify: the image of the manifest checks its configuration',
    asked: 'accepted, by the program of the image',
    find: async (trial) => {
      const { located, result } = await verified(trial);
      const { verdict, version, words = '' } = result ?? {};
      return {
        passed: verdict === 'accepted' && located !== undefined && 'image' in located,
        got: `${verdict}, by ${sourceOf(located)} ${version} ${words}`,
      };
    },
  },
  {
    name: 'verify: the program of the image rejects a key that it does not know',
    asked: 'rejected, in its own words',
    find: async (trial) => {
      const { located, result } = await verified(trial, { text: (text) => `${text}\nno_such_key: 1\n` });
      const { verdict, words = '' } = result ?? {};
      return {
        passed: verdict === 'rejected' && words.includes('no_such_key') && sourceOf(located) === 'image',
        got: `${verdict}, by ${sourceOf(located)}: ${words}`,
      };
    },
  },
  {
    name: 'verify: an image that cannot be pulled makes nothing rejected',
    asked: 'the same from a registry that does not answer: accepted by another source, or not checked',
    find: async (trial) => {
      const { path, tag } = parseReference(trial.collector.image);
      const { located, result } = await verified(trial, { image: `localhost:1/${path}:${tag}` });
      const { verdict, words = '' } = result ?? {};
      const passed = verdict === 'not checked' || (verdict === 'accepted' && sourceOf(located) !== 'image');
      return { passed, got: `${verdict}, by ${sourceOf(located)} ${words}` };
    },
  },
  {
    name: 'e2e: the pod of the image becomes ready',
    asked: 'its readiness probe, within 60 s',
    find: async ({ sight }) => {
      const { ready, lastWords } = await sight();
      return { passed: ready, got: ready ? 'ready' : lastWords };
    },
  },
  {
    name: 'e2e: its process sees the root file system of the image, and nothing of this machine',
    asked: `${inImage.program}, and neither /usr nor /bin nor /home`,
    find: async ({ sight }) => {
      const { entries } = await sight();
      const has = (name: string) => entries.includes(name);
      return { passed: has(inImage.program.slice(1)) && !['usr', 'bin', 'home'].some(has), got: entries.join(', ') };
    },
  },
  {
    name: 'e2e: its process begins where the image says, with the variables of the image',
    asked: `${inImage.workingDirectory}, ${inImage.variable}`,
    find: async ({ sight }) => {
      const { workingDirectory, environment } = await sight();
      const found = environment.find((each) => each === inImage.variable);
      return {
        passed: workingDirectory === inImage.workingDirectory && found !== undefined,
        got: `${workingDirectory}, ${found}`,
      };
    },
  },
  {
    name: 'e2e: its process has the user of the manifest and no privilege',
    asked: 'no capability is effective, permitted or can be gained',
    find: async ({ sight }) => {
      const { status } = await sight();
      const capabilities = ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'].map((name) => status[name]);
      const isRoot = status.Uid?.split('\t').includes('0') ?? true;
      return {
        passed: !isRoot && capabilities.every((each) => /^0+$/.test(each ?? '')) && status.NoNewPrivs === '1',
        got: `Uid ${status.Uid}, NoNewPrivs ${status.NoNewPrivs}, capabilities ${capabilities.join(' ')}`,
      };
    },
  },
];

const sourceOf = (located: Located | undefined): string =>
  located && 'source' in located ? located.source : 'no program';
