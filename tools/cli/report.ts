import pc from 'picocolors';
import { type Finding, formatFinding } from '../../constructs';
import type { Positions } from './positions';

/** Prints findings to the standard error; as JSON, to the standard output. `conclusion`: what follows from them. */
export function printFindings(
  findings: readonly Finding[],
  conclusion: string,
  options: { readonly json: boolean; readonly positions: Positions; readonly warning?: boolean },
): void {
  const { positions, warning } = options;
  if (options.json) {
    // Warnings do not change the result, and a program reads one result.
    if (!warning)
      console.log(JSON.stringify({ findings: findings.map((finding) => plain(finding, positions)) }, null, 2));
    return;
  }
  const texts = findings.map((finding) => formatFinding(finding, positions.of(finding)));
  if (warning) {
    for (const text of texts) console.error(`${pc.yellow('warning')} ${text}`);
    return;
  }
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  console.error(`${pc.red(`${count}; ${conclusion}`)}\n\n${texts.join('\n')}`);
}

const plain = (finding: Finding, positions: Positions) => {
  const { environment, component, property, problem, instead } = finding;
  return { environment, component, property, problem, instead, ...positions.of(finding) };
};
