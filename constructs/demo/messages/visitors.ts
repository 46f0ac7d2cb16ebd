import { posting, visited, visitorScript } from '../visitor-script';

/**
 * What the visitors of `vue-frontend` run. One of them signs up at the start, with a name and a password that nobody else has, and logs in
 * again and again; the token of its session stays in the shell.
 */
export function messageVisitorsScript(target: string): string {
  const account = posting('"{\\"user\\":\\"$name\\",\\"password\\":\\"$password\\"}"');
  const logIn = `token=$(wget -q -O -${account} ${target}/api/login 2> /dev/null | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`;
  const signUp = `${visited(`${target}/api/sign-up`, account)} && ${logIn}`;
  const asUser = ' --header "Authorization: Bearer $token"';
  return visitorScript(
    [
      // An error with a stack trace: 500.
      { every: 53, command: visited(`${target}/api/fail`) },
      // Above two seconds.
      { every: 47, command: visited(`${target}/api/slow`) },
      // The name is taken: 409. While nobody is known by it, as after a start without the database, the visitor signs up.
      { every: 41, command: signUp },
      // The wrong password: 401.
      {
        every: 31,
        command: visited(`${target}/api/login`, posting('"{\\"user\\":\\"$name\\",\\"password\\":\\"wrong\\"}"')),
      },
      { every: 11, command: logIn },
      { every: 7, command: visited(`${target}/api/events`) },
      { every: 5, command: visited(`${target}/api/messages`, `${asUser}${posting(`'{"text":"tea is ready"}'`)}`) },
      { every: 3, command: visited(`${target}/api/calls`) },
    ],
    visited(`${target}/api/messages`),
    [
      'random() { head -c 16 /dev/urandom | od -An -tx1 | tr -d " \\n"; }',
      'name=visitor-$(random)',
      'password=$(random)',
      'token=',
      signUp,
    ],
  );
}
