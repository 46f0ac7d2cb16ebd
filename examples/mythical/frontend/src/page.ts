import { add, type Beast, beasts, namesOf, remove } from './api';
import { recordError } from './telemetry/record';

const found = <E extends HTMLElement>(id: string): E => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as E;
};

/** Shows every beast with its names, and does what is asked. */
export function showPage(): void {
  const choice = found<HTMLSelectElement>('beast');
  const name = found<HTMLInputElement>('name');
  choice.append(...beasts.map((beast) => new Option(beast)));
  found<HTMLFormElement>('naming').addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(async () => {
      await add(choice.value as Beast, name.value);
      name.value = '';
    });
  });
  found('refresh').addEventListener('click', () => void attempt());
  void attempt();
}

/** Shows what was refused, and in any case what is there. */
async function attempt(act?: () => Promise<unknown>): Promise<void> {
  const problem = found('problem');
  problem.textContent = '';
  try {
    await act?.();
  } catch (error) {
    tell(error);
  }
  try {
    const lists = await Promise.all(beasts.map(async (beast) => listOf(beast, await namesOf(beast))));
    found('beasts').replaceChildren(...lists);
  } catch (error) {
    tell(error);
  }
}

function tell(error: unknown): void {
  recordError(error);
  found('problem').textContent = error instanceof Error ? error.message : String(error);
}

function listOf(beast: Beast, names: readonly string[]): HTMLElement {
  const [section, title, list] = [
    document.createElement('section'),
    document.createElement('h2'),
    document.createElement('ul'),
  ];
  title.textContent = `${beast}: ${names.length}`;
  list.append(...names.slice(0, 5).map((name) => itemOf(beast, name)));
  section.append(title, list);
  return section;
}

function itemOf(beast: Beast, name: string): HTMLElement {
  const [item, text, button] = [
    document.createElement('li'),
    document.createElement('span'),
    document.createElement('button'),
  ];
  text.textContent = name;
  button.textContent = '×';
  button.setAttribute('aria-label', `Forget ${name}`);
  button.addEventListener('click', () => void attempt(() => remove(beast, name)));
  item.append(text, button);
  return item;
}
