import { createSocket, type Socket } from 'node:dgram';
import { addressBytes, type PodNetwork } from './addresses';

const classInternet = 1;

/**
 * Answers questions about the addresses of the Services' names. Programs that look names up through the system find them in the hosts file;
 * this is for those that ask a DNS server themselves, such as Prometheus' DNS discovery.
 */
export async function startDnsServer(network: PodNetwork, names: ReadonlyMap<string, string>): Promise<Socket> {
  const socket = createSocket(network.tables === 'ip6' ? 'udp6' : 'udp4');
  socket.on('message', (question, from) => {
    const answer = answerTo(question, names, network);
    if (answer) socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, network.node, resolve);
  });
  return socket;
}

function answerTo(message: Buffer, names: ReadonlyMap<string, string>, { recordType }: PodNetwork): Buffer | undefined {
  if (message.length < 17) return undefined;
  const { name, end } = readName(message);
  const type = message.readUInt16BE(end);
  const address = names.get(name);
  const answered = address !== undefined && type === recordType;
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  // A response, authoritative, recursion as asked; 3 says that the name does not exist.
  header.writeUInt16BE(0x8400 | (message.readUInt16BE(2) & 0x0100) | (address ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answered ? 1 : 0, 6);
  return Buffer.concat([
    header,
    message.subarray(12, end + 4),
    answered ? addressRecord(address, recordType) : Buffer.alloc(0),
  ]);
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let position = 12;
  for (let length = message[position] ?? 0; length > 0; length = message[position] ?? 0) {
    labels.push(message.toString('ascii', position + 1, position + 1 + length));
    position += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: position + 1 };
}

function addressRecord(address: string, type: number): Buffer {
  const bytes = addressBytes(address);
  const record = Buffer.alloc(12);
  // The name is the one at offset 12: the question's.
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(type, 2);
  record.writeUInt16BE(classInternet, 4);
  record.writeUInt32BE(5, 6);
  record.writeUInt16BE(bytes.length, 10);
  return Buffer.concat([record, bytes]);
}
