import type { Report } from '../report';
import type { Model } from './model';
import { addedComponents, addedObjects } from './model/variants';
import type { BoundSuite } from './suite/bind';

/** Each variant adds a component, and gives the warning that it must give. */
export async function checkVariants({ suite, model }: BoundSuite, report: Report): Promise<void> {
  for (const [name, { warning }] of Object.entries(suite.variants ?? {})) {
    const asked = `a component more, ${warning ? `a warning of its ${warning}` : 'no warning'}`;
    await report.check(`the environment renders with ${name}`, asked, () => variantOutcome(model, name, warning));
  }
}

function variantOutcome({ environment, variants }: Model, name: string, warning: string | undefined) {
  const variant = variants[name];
  const added = variant ? addedComponents(environment, variant) : [];
  const warnings = (variant?.warnings ?? []).map(({ problem }) => problem);
  const warned = warning ? warnings.some((each) => each.includes(warning)) : warnings.length === 0;
  const objects = variant ? addedObjects(environment, variant).length : 0;
  const got = `${objects} objects, of ${added.map((component) => component.name).join(', ')}; ${warnings.join('; ') || 'no warning'}`;
  return { passed: objects > 0 && warned, got };
}
