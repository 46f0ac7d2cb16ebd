export const beasts = ['unicorn', 'manticore', 'illithid', 'owlbear', 'beholder'] as const;

export type Beast = (typeof beasts)[number];

/** The names of a beast, the oldest first. Throws with the words of the server if it refuses. */
export async function namesOf(beast: Beast): Promise<string[]> {
  const response = await asked(beast, 'GET');
  const rows: { name: string }[] = await response.json();
  return rows.map(({ name }) => name);
}

/** One in ten fails on purpose. */
export const add = (beast: Beast, name: string): Promise<Response> => asked(beast, 'POST', name);

export const remove = (beast: Beast, name: string): Promise<Response> => asked(beast, 'DELETE', name);

async function asked(beast: Beast, method: string, name?: string): Promise<Response> {
  const body =
    name === undefined ? {} : { body: JSON.stringify({ name }), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/api/${beast}`, { method, ...body });
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({ error: '' }));
  throw new Error(`${method} ${beast}: ${response.status} ${error ?? ''}`.trim());
}
