import { parse } from 'yaml';
import { configFiles, type Manifest, ofKind } from '../manifests/manifest';
import type { Subject } from '../subject';

/** A rule that somebody evaluates, as Prometheus and Loki read it. https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface Rule {
  readonly manifest: Manifest;
  /** PromQL, or LogQL about lines. */
  readonly language: 'prometheus' | 'loki';
  readonly expression: string;
  /** Its name; undefined for a recording rule. */
  readonly alert?: string;
  /** The name of the series that it makes; undefined for an alert. */
  readonly record?: string;
  readonly severity?: string;
  /** The labels that it adds to those of its result. */
  readonly labels: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
}

interface WrittenRule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

type Groups = readonly { readonly rules?: readonly object[] }[];

const known = new WeakMap<Subject['manifests'], readonly Rule[]>();

/** Every rule of an environment: those of an operator's Prometheus, and those in the files of a component that evaluates some itself. */
export function rulesOf(subject: Subject): readonly Rule[] {
  // Several checks look at the same manifests, and to parse the files takes longest.
  const rules = known.get(subject.manifests) ?? rulesIn(subject);
  known.set(subject.manifests, rules);
  return rules;
}

function rulesIn({ manifests, environment }: Subject): Rule[] {
  const storesOfLogs = environment.components
    .filter(({ endpoints }) => endpoints.some(({ protocol }) => protocol === 'loki.query'))
    .map(({ name }) => name);
  return [
    ...ofKind(manifests, 'PrometheusRule').flatMap((manifest) =>
      rulesOfGroups(manifest, manifest.object.spec?.groups, 'prometheus'),
    ),
    ...configFiles(manifests)
      .filter(({ name, text }) => /\.ya?ml$/.test(name) && /^groups:/m.test(text))
      .flatMap(({ manifest, text }) => {
        const { groups } = parse(text) as { readonly groups?: Groups };
        return rulesOfGroups(manifest, groups, storesOfLogs.includes(manifest.component) ? 'loki' : 'prometheus');
      }),
  ];
}

function rulesOfGroups(manifest: Manifest, groups: Groups | undefined, language: Rule['language']): Rule[] {
  return (groups ?? [])
    .flatMap(({ rules = [] }) => rules as readonly WrittenRule[])
    .map(({ alert, record, expr = '', labels = {}, annotations = {} }) => ({
      manifest,
      language,
      expression: expr,
      alert,
      record,
      severity: labels.severity,
      labels: Object.keys(labels),
      annotations,
    }));
}
