import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

/** Follows a WebSocket until something that comes through it contains a text. Undefined if nothing does in time. */
export function tailUntil(
  url: string,
  text: string,
  seconds: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      headers: {
        ...headers,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    outgoing.on('response', (response) => reject(new Error(`${url}: ${response.statusCode}`)));
    outgoing.on('error', reject);
    outgoing.on('upgrade', (_, socket) => {
      let received = '';
      const end = (answer: string | undefined) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(answer);
      };
      const timer = setTimeout(() => end(undefined), seconds * 1000);
      // What a server sends is not masked: the text is readable between the headers of the frames.
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString();
        if (received.includes(text)) end(received);
      });
      socket.on('error', reject);
    });
    outgoing.end();
  });
}
