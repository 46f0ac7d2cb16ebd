import { Refusal } from '../../kit/model/findings';
import { replicationFactor } from './replication';
import { type RoleNeed, roleSize } from './role';
import type { BucketSize, CacheSize, FormName, RoleSize, StoreSize } from './size';
import { inWords, totalOfStore } from './total';

/** How many copies of what is new a form keeps on its pods. */
const copiesOf: Readonly<Record<FormName, number>> = {
  single: 1,
  replicated: replicationFactor,
  distributed: replicationFactor,
};

/** What a form carries at most, and how the load is said. */
export interface Carried {
  /** What is counted, such as `active series`. */
  readonly what: string;
  /** How much of it the load has. */
  readonly amount: number;
  /** The most that each form carries; what is not there carries everything within the bounds of a load. */
  readonly most: Partial<Readonly<Record<FormName, number>>>;
  /** An amount in words. */
  readonly inWords: (amount: number) => string;
}

/** What makes a store's size. */
export interface Sized<Role extends string> {
  readonly store: string;
  /** Its forms, the smallest first. */
  readonly forms: readonly FormName[];
  readonly carried: readonly Carried[];
  /** What each role needs as a workload of its own. */
  readonly roles: Readonly<Record<Role, RoleNeed>>;
  /** What all roles together need as one process, or as several that keep so many copies of what is new. */
  readonly processes: (copies: number) => RoleNeed;
  readonly caches: Readonly<Record<string, CacheSize>>;
  readonly bucket: (copies: number) => BucketSize;
  readonly weaknesses: Partial<Readonly<Record<FormName, readonly string[]>>>;
  /** The partitions of the log, where the distributed form has one. */
  readonly partitions?: number;
}

const carries = (carried: readonly Carried[], form: FormName): boolean =>
  carried.every(({ amount, most }) => amount <= (most[form] ?? Number.POSITIVE_INFINITY));

/** The smallest form that carries the load. */
export const smallestForm = ({ forms, carried }: Pick<Sized<string>, 'forms' | 'carried'>): FormName =>
  forms.find((form) => carries(carried, form)) ?? 'distributed';

/** The size of a store in the form that the load needs, or in the one that is insisted on. Throws a `Refusal` where that can't carry it. */
export function storeSize<Role extends string>(sized: Sized<Role>, insisted?: FormName): StoreSize<Role> {
  const form = insisted ?? smallestForm(sized);
  if (!sized.forms.includes(form)) {
    throw new Refusal(`${sized.store} has no form ${form}`, `one of: ${sized.forms.join(', ')}`);
  }
  const size = inForm(sized, form);
  if (!carries(sized.carried, form)) throw tooMuch(sized, size);
  return size;
}

function inForm<Role extends string>(sized: Sized<Role>, form: FormName): StoreSize<Role> {
  const copies = copiesOf[form];
  const { partitions } = sized;
  const common = { bucket: sized.bucket(copies), weaknesses: sized.weaknesses[form] ?? [] };
  if (form !== 'distributed') return { ...common, form, process: roleSize(sized.processes(copies)), caches: {} };
  const roles = Object.entries<RoleNeed>(sized.roles).map(([role, need]) => [role, roleSize(need)] as const);
  return {
    ...common,
    form,
    roles: Object.fromEntries(roles) as Record<Role, RoleSize>,
    caches: sized.caches,
    ...(partitions === undefined ? {} : { partitions }),
  };
}

function tooMuch(sized: Sized<string>, size: StoreSize<string>): Refusal {
  const { form } = size;
  const beyond = sized.carried.flatMap(({ what, amount, most, inWords: words }) => {
    const bound = most[form];
    return bound !== undefined && amount > bound ? [`${words(bound)} ${what}, and the load has ${words(amount)}`] : [];
  });
  const better = smallestForm(sized);
  return new Refusal(
    [
      `${sized.store} as ${form} carries at most ${beyond.join('; ')}. It would take ${inWords(totalOfStore(size))}`,
      ...size.weaknesses,
    ].join('. '),
    `${better}(…), which takes ${inWords(totalOfStore(inForm(sized, better)))}, or forLoad(…)`,
  );
}

/**
 * What an insisted form costs beside the one that the load needs, and what it does not survive, and what to write instead; undefined where
 * they are the same and it survives everything.
 */
export function insistedWords(
  sized: Sized<string>,
  form: FormName,
): { readonly problem: string; readonly instead: string } | undefined {
  const own = smallestForm(sized);
  const size = inForm(sized, form);
  const cost =
    form === own
      ? []
      : [
          `${form} takes ${inWords(totalOfStore(size))}, and ${own}, which carries the load, ${inWords(totalOfStore(inForm(sized, own)))}`,
        ];
  const words = [...cost, ...size.weaknesses];
  if (words.length === 0) return undefined;
  // What the load needs would be the same again: only a larger form survives more.
  const others = form === own ? sized.forms.slice(sized.forms.indexOf(form) + 1) : [];
  const better = others.length > 0 ? others.map((each) => `${each}(…)`).join(' or ') : 'forLoad({ storage, load })';
  return { problem: words.join('. '), instead: `${better}, unless it is meant` };
}
