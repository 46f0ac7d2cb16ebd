/**
 * What is wrong with a template in the language of Go, as far as it can be seen without the program that reads it; undefined where
 * nothing is. Prometheus, Mimir and Loki refuse a whole file of rules for one template that they cannot read.
 * `variables`: those that the program gives, such as `$value`. https://pkg.go.dev/text/template
 */
export function templateFault(template: string, variables: readonly string[]): string | undefined {
  const known = new Set(variables);
  const open: string[] = [];
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', at)) {
    const action = actionForm.exec(template.slice(at))?.[0];
    if (action === undefined) return `opens {{ and does not close it: ${shortened(template.slice(at))}`;
    at += action.length;
    const words = withoutTexts(action);
    const fault = blockFault(action, words, open) ?? unknownVariable(action, words, known);
    if (fault) return fault;
  }
  return open.length > 0 ? `opens {{ ${open.at(-1)} … }} and has no {{ end }} for it` : undefined;
}

/** From two braces to two, which may stand in a text or a comment within. */
const actionForm = /^\{\{(?:-?\s*\/\*[\s\S]*?\*\/\s*-?|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?!\}\}|\{\{)[^"`])*\}\}/;

const withoutTexts = (action: string): string =>
  action
    .slice(2, -2)
    .replaceAll(/\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`/g, ' "" ')
    .replaceAll(/^-|-$/g, '')
    .trim();

/** What is opened until an `end`. */
const blocks = ['if', 'range', 'with', 'define', 'block'];

/** Notes what an action opens or closes, and returns what is wrong with it. */
function blockFault(action: string, words: string, open: string[]): string | undefined {
  // A comment has no words.
  if (words === '""' && action.includes('/*')) return undefined;
  if (words === '') return `has nothing between the braces of ${action}`;
  const [first = ''] = words.split(/[\s(]/);
  if (blocks.includes(first)) open.push(first);
  if (first === 'end' && open.pop() === undefined) return `has an {{ end }} of nothing`;
  const count = (bracket: string) => words.split(bracket).length;
  return count('(') === count(')') ? undefined : `has brackets that do not match in ${action}`;
}

/** The first variable that nobody gives. One that the template makes itself is known from there on. */
function unknownVariable(action: string, words: string, known: Set<string>): string | undefined {
  for (const [, made = ''] of words.matchAll(/(\$\w+)(?=\s*(?:,\s*\$\w+\s*)?:=)/g)) known.add(made);
  const unknown = [...words.matchAll(/\$\w+/g)].map(([name]) => name).find((name) => !known.has(name));
  if (unknown === undefined) return undefined;
  return `names ${unknown} in ${action}, which there is not${known.size > 0 ? ` beside ${[...known].join(', ')}` : ''}`;
}

const shortened = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
