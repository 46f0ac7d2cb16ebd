/** How often a file is looked at, in seconds. */
const lookEvery = 5;

/**
 * Lines of the shell before nginx takes its place: what nginx reads is made from a file when it starts, and again as soon as the kubelet has
 * brought a changed one. nginx is told then; connections that are open end by themselves. `name`: of the shell's function. `make`: its
 * lines. The file is a Secret's, mounted as a folder.
 */
export const readAgain = (file: string, name: string, make: readonly string[]): string[] => [
  `${name}() {`,
  ...make.map((line) => `  ${line}`),
  '}',
  `known=$(cksum < ${file})`,
  name,
  // In the place of this shell is nginx then, with its number.
  `while sleep ${lookEvery} && kill -0 $$ 2> /dev/null; do`,
  `  now=$(cksum < ${file})`,
  '  if [ "$now" != "$known" ]; then',
  '    known=$now',
  `    ${name}`,
  '    kill -HUP $$',
  '  fi',
  'done &',
];
