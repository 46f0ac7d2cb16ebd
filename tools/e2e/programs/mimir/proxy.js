/**
 * Starts a program that listens on 127.0.0.1 and answers in its place under other paths. It ends with the program, and asks the
 * program to end when it is asked itself.
 * Usage: node proxy.js SETTINGS, a JSON file with `port`, `to`, `paths` and `command`; see stand-in.ts.
 */
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { createServer, request } = require('node:http');

const { port, to, paths, command } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const [file, ...words] = command;
const program = spawn(file, words, { stdio: 'inherit' });
program.on('error', (error) => {
  throw error;
});
program.on('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => program.kill('SIGTERM'));

/** The same path at the program. Undefined where it has none. */
function pathThere(url) {
  const found = paths.find(([here]) => url.startsWith(here));
  return found && found[1] + url.slice(found[0].length);
}

createServer((incoming, outgoing) => {
  const path = pathThere(incoming.url);
  if (path === undefined) {
    outgoing.writeHead(404).end();
    return;
  }
  const { method, headers } = incoming;
  const asked = request({ host: '127.0.0.1', port: to, path, method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  // The program does not listen yet, or has ended: senders try again.
  asked.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(503).end()));
  incoming.pipe(asked);
}).listen(port, '::');
