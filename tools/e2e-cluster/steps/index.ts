import type { Section } from '../../review/immutable';
import type { Kubectl } from '../kubernetes/kubectl';
import { forNames, type Names } from './names';
import { type Delivery, readSteps, type Step } from './page';

export type { Names } from './names';
export type { Delivery } from './page';

export interface StepsProps {
  readonly kubectl: Kubectl;
  readonly delivery: Delivery;
  /** A folder with the `dist/` that is applied. */
  readonly folder: string;
}

/** Which steps of a section. */
export interface Selected {
  /** Those before the commit is merged, or those after. Default: after. */
  readonly when?: 'before' | 'after';
  /** Where the page has one for all objects of a namespace, this one. Default: that for one object. */
  readonly ofNamespace?: boolean;
  /** Without `kubectl apply -k dist/…` at the end, as more is to be done before. Default: with it. */
  readonly withoutApply?: boolean;
}

/** The steps of docs/change-what-cannot-be-changed-in-place.md, run as they stand there. */
export class Steps {
  private readonly steps = readSteps();
  private readonly done = new Set<string>();

  constructor(private readonly props: StepsProps) {}

  /** The commands that were run, as the page has them. */
  get ran(): string[] {
    return [...this.done];
  }

  /** Runs a section for each of these names; commands that are the same for several of them once. Throws what fails. */
  async run(section: Section, names: readonly Names[], selected: Selected = {}): Promise<void> {
    const chosen = this.chosen(section, selected);
    if (chosen.length === 0) throw new Error(`the page has no such steps in its section ${section}`);
    for (const { script = '' } of chosen) {
      for (const each of new Set(names.map((name) => forNames(script, name)))) {
        await this.props.kubectl.shell(each, this.props.folder);
      }
      this.done.add(script);
    }
  }

  /** The steps of a section, those of sections that it refers to in their place. */
  private chosen(section: string, selected: Selected): Step[] {
    const { when = 'after', ofNamespace = false, withoutApply = false } = selected;
    const { delivery } = this.props;
    const own = this.steps.filter((step) => step.section === section);
    const hasOfNamespace = ofNamespace && own.some((step) => step.ofNamespace);
    return own.flatMap((step, index) => {
      if (step.see !== undefined) return this.chosen(step.see, selected);
      const replaced = hasOfNamespace ? own[index + 1]?.ofNamespace === true : step.ofNamespace;
      const isApply = /^kubectl apply -k dist\/\S+( --server-side)?$/.test(step.script ?? '');
      const isRight =
        (step.delivery ?? delivery) === delivery &&
        step.beforeMerge === (when === 'before') &&
        !replaced &&
        !(withoutApply && isApply);
      return isRight ? [step] : [];
    });
  }
}

/** The commands of the page that are not among these. */
export function stepsNotRun(ran: readonly string[]): string[] {
  const done = new Set(ran);
  return readSteps().flatMap(({ section, script }) =>
    script === undefined || done.has(script) ? [] : [`${section}: ${script}`],
  );
}
