import pc from 'picocolors';
import { type Finding, formatFinding, type Position } from '../../constructs';
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
  const texts = together(findings.map((finding) => ({ finding, position: positions.of(finding) }))).map(
    ({ finding, position }) => formatFinding(finding, position),
  );
  if (warning) {
    for (const text of texts) console.error(`${pc.yellow('warning')} ${text}`);
    return;
  }
  const count = texts.length === 1 ? '1 finding' : `${texts.length} findings`;
  console.error(`${pc.red(`${count}; ${conclusion}`)}\n\n${texts.join('\n')}`);
}

/** A finding at its line. */
interface Placed {
  readonly finding: Finding;
  readonly position: Position | undefined;
}

/** What several environments of one function have in common is one thing to mend: it is said once, with all of them. */
function together(all: readonly Placed[]): readonly Placed[] {
  const groups = new Map<string, Placed & { readonly environments: Set<string> }>();
  for (const { finding, position } of all) {
    const { environment, component, property, problem, instead } = finding;
    const where = position ? `${position.file}:${position.line}` : environment;
    const key = JSON.stringify([component, property, problem, instead, where]);
    const group = groups.get(key) ?? { finding, position, environments: new Set() };
    groups.set(key, group);
    group.environments.add(environment);
  }
  return [...groups.values()].map(({ finding, position, environments }) => ({
    finding: { ...finding, environment: [...environments].join(', ') },
    position,
  }));
}

const plain = (finding: Finding, positions: Positions) => {
  const { environment, component, property, problem, instead } = finding;
  return { environment, component, property, problem, instead, ...positions.of(finding) };
};
