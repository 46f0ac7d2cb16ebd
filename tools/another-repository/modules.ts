import { existsSync, readFileSync } from 'node:fs';
import type { Report } from '../report';
import type { Adopter } from './adopter';
import { outcome } from './expect';

/** Every path that the package exports: its JavaScript can be loaded in both ways, and its declarations are there. */
export async function modules(report: Report, adopter: Adopter): Promise<void> {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly exports: Readonly<Record<string, { readonly types: string } | string>>;
  };
  for (const [name, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue;
    // A pattern stands for the files of a folder.
    const [specifier, types] = [`lgtm-cdk8s${name.slice(1)}`, target.types].map((text) => text.replace('*', 'k8s'));
    await report.check(`require('${specifier}')`, 'it exports something, and its declarations are there', () => {
      if (!existsSync(adopter.file(`node_modules/lgtm-cdk8s/${types}`)))
        return { passed: false, got: `${types} is missing` };
      const text = `const { length } = Object.keys(require('${specifier}')); console.log(length, 'exports'); process.exit(length > 0 ? 0 : 1)`;
      return outcome(adopter.run(process.execPath, '-e', text), { status: 0 });
    });
  }
  await report.check("import { … } from 'lgtm-cdk8s'", 'an ES module names what it takes', () => {
    const text = "import { Loki, days } from 'lgtm-cdk8s'; console.log(Loki.name, String(days(3)))";
    return outcome(adopter.run(process.execPath, '--input-type=module', '-e', text), { status: 0, says: ['Loki 72h'] });
  });
}
