import { list, text } from '../kit/model/validation';

/** A threshold as k6 writes it: `p(95)<500`, `rate>0.99`. */
export type Threshold = string;

const aggregation = String.raw`(avg|min|max|med|count|rate|value|p\(\s*\d+(\.\d+)?\s*\))`;
const expression = new RegExp(String.raw`^${aggregation}\s*(<|<=|>|>=|==|===|!=)\s*-?\d+(\.\d+)?$`);

/** https://grafana.com/docs/k6/latest/using-k6/thresholds/#threshold-syntax */
const threshold = text({
  example: 'p(95)<500',
  expected: "an aggregation, an operator and a number, such as 'p(95)<500' or 'rate>0.99'",
  standIn: 'value>=0',
  problem: (value) => (expression.test(value.trim()) ? undefined : `${JSON.stringify(value)} is no threshold`),
});

export const thresholdValidator = list(threshold, { least: 1 });

/** The script with other thresholds: everything that it exports, and its options but for these. `script`: its file, in the same folder. */
export function withThresholds(script: string, thresholds: Readonly<Record<string, readonly Threshold[]>>): string {
  const from = `from './${script}';`;
  const options = `{ ...script.options, thresholds: ${JSON.stringify(thresholds, null, 2)} }`;
  return [
    `import * as script ${from}`,
    '',
    `export * ${from}`,
    'export default script.default;',
    `export const options = ${options};`,
  ].join('\n');
}
