import type { Check } from '../check';
import { findingAt } from '../findings';
import { resultLabels } from '../languages/logql';
import { MetricCatalog } from '../languages/metric-catalog';
import { labelsOf } from '../languages/promql';
import { errorIn, unknownIn } from '../languages/query-problems';
import type { Subject } from '../subject';
import { producedMetrics } from './recorded';
import { type Rule, rulesOf } from './rules';

/** Every alert can fire, says what it means, and has its section on a page. */

/** The metrics of an environment, including those that its rules make. */
const catalogOf = (subject: Subject): MetricCatalog =>
  new MetricCatalog(producedMetrics(subject), subject.environment.cluster);

/** What is wrong, and what to write instead where that is not the same for all of a kind. */
type Problem = string | { readonly problem: string; readonly instead: string };

const about = (subject: Subject, look: (rule: Rule, catalog: MetricCatalog) => readonly Problem[], instead: string) => {
  const rules = rulesOf(subject);
  const catalog = catalogOf(subject);
  return rules.flatMap((rule) =>
    look(rule, catalog).map((problem) =>
      findingAt(rule.manifest, {
        where: rule.alert ?? rule.record ?? 'a rule without a name',
        ...(typeof problem === 'string' ? { problem, instead } : problem),
      }),
    ),
  );
};

export const queries: Check = {
  name: 'alerts/queries',
  description: 'every rule asks in its language for what somebody produces',
  looks: (subject) => [
    ...about(subject, (rule) => [errorIn(queryOf(rule)) ?? []].flat(), 'a query that the editor of its language takes'),
    ...about(
      subject,
      (rule, catalog) => {
        const query = queryOf(rule);
        if (errorIn(query) !== undefined) return [];
        return unknownIn(query, catalog).map(
          (what) =>
            `it asks for ${what}, which nobody here produces, so it ${rule.alert === undefined ? 'makes nothing' : 'never fires'}`,
        );
      },
      'a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ),
  ],
};

const queryOf = ({ language, expression }: Rule) => ({ datasource: language, expression });

export const labels: Check = {
  name: 'alerts/labels',
  description: 'an alert names labels that the result of its query has',
  looks: (subject) =>
    about(
      subject,
      ({ language, expression, annotations }, catalog) => {
        const texts = Object.values(annotations).join('\n');
        const named = [...texts.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
        const known = language === 'loki' ? resultLabels(expression) : labelsOf(expression, catalog).result;
        const absent = [...new Set(named)].filter((label) => known && !known.has(label));
        return absent.map((label) => `it names the label ${label}, which its series do not have`);
      },
      'a label by which the query sums',
    ),
};

const severities: readonly string[] = ['warning', 'critical'];

/** An alert that always fires is about nobody: what is told is its silence. */
const alwaysFires = ({ expression, severity }: Rule): boolean => expression === 'vector(1)' && severity === 'none';

export const annotations: Check = {
  name: 'alerts/annotations',
  description:
    'an alert says how bad it is, what has happened, to whom and how much, and where it is written what to do',
  looks: (subject) => [
    ...about(
      subject,
      (rule) =>
        rule.alert === undefined || severities.includes(rule.severity ?? '') || alwaysFires(rule)
          ? []
          : [`its severity is ${rule.severity ?? 'not there'}`],
      `one of: ${severities.join(', ')}`,
    ),
    ...about(
      subject,
      ({ alert, annotations: { summary = '' } }) =>
        alert === undefined || (summary !== '' && !summary.includes('{{'))
          ? []
          : [`its summary is ${summary === '' ? 'not there' : 'another one for each series'}`],
      'one sentence without a value, by which alerts of one kind are known; values belong into the description',
    ),
    ...about(
      subject,
      ({ alert, annotations: { description = '' } }) =>
        alert === undefined || /\{\{[^}]*\$(labels|value)\b/.test(description)
          ? []
          : [`its description ${description === '' ? 'is not there' : 'names nobody and no figure'}`],
      'a description with the labels of the series ({{ $labels.… }}) or their value ({{ $value | humanize }})',
    ),
    ...about(
      subject,
      ({ alert, annotations: { runbook_url = '' } }) =>
        alert === undefined ? [] : deadEnd(subject, runbook_url, alert),
      'the address of a section that says what it means and what to do, such as https://example.com/docs/alerts.md#lokidiscardslines',
    ),
  ],
};

/** What is wrong with the address of a section. Nothing is known of addresses elsewhere. */
function deadEnd({ pages, environment: { runbooks } }: Subject, runbook: string, alert: string): Problem[] {
  // Synth has said that nobody knows where pages are.
  if (runbook === '' && runbooks === undefined) return [];
  if (!/^https?:\/\/\S+$/.test(runbook)) return [`its runbook_url is ${runbook || 'not there'}, which is no address`];
  if (runbooks === undefined || !runbook.startsWith(`${runbooks}/`)) return [];
  const [page = '', section = ''] = runbook.slice(runbooks.length + 1).split('#');
  const text = pages.get(page);
  const further = 'or another address, by runbook of the alert';
  if (text === undefined) {
    const problem = `its runbook_url is ${runbook}, and there is no page ${page}`;
    return [{ problem, instead: `the page ${page} of this repository with a section ${alert}, ${further}` }];
  }
  const sections = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
  if (sections.includes(section)) return [];
  const problem = `its runbook_url is ${runbook}, and the page has no such section`;
  return [{ problem, instead: `a section ${alert} of ${page}, ${further}` }];
}

/** As GitHub and others make it of a title. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
