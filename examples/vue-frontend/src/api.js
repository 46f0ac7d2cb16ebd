/** What the backend is asked. Each call returns its JSON, or throws an Error with the words of the refusal. */

export const signUp = (user, password) => call('POST', '/api/sign-up', { body: { user, password } });

export const logIn = (user, password) => call('POST', '/api/login', { body: { user, password } });

export const write = (token, text) => call('POST', '/api/messages', { token, body: { text } });

export const messages = () => call('GET', '/api/messages');

export const calls = () => call('GET', '/api/calls');

export const events = () => call('GET', '/api/events');

async function call(method, path, { token, body } = {}) {
  const headers = {
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${method} ${path}: ${response.status}`);
  return answer;
}
