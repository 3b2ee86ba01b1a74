/** Many requests down one connection without waiting for answers: as much as loopback carries. */
import { connect } from 'node:net';

export interface Posted {
  text: string | Buffer;
  contentType: string;
}

export interface Reply {
  status: number;
  body: unknown;
}

/** Posts all bodies at once; the replies come in their order. */
export function pipelined(url: string, bodies: readonly Posted[]): Promise<Reply[]> {
  const { hostname, port, pathname } = new URL(url);
  const requests = bodies.flatMap(({ text, contentType }) => [
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: ${contentType}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`,
    ),
    Buffer.from(text),
  ]);
  return new Promise((resolve, reject) => {
    const replies: Reply[] = [];
    let rest: Buffer = Buffer.alloc(0);
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.concat(requests)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after ${replies.length} of ${bodies.length} replies`)));
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let reply = first(rest); reply; reply = first(rest)) {
        replies.push({ status: reply.status, body: JSON.parse(reply.text) });
        rest = rest.subarray(reply.length);
      }
      if (replies.length < bodies.length) return;
      resolve(replies);
      socket.destroy();
    });
  });
}

/** The first whole reply in the bytes. */
function first(bytes: Buffer): { status: number; text: string; length: number } | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const headers = bytes.toString('latin1', 0, head);
  const length = head + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(headers)?.[1]);
  if (bytes.length < length) return undefined;
  return { status: Number(headers.slice(9, 12)), text: bytes.toString('utf8', head + 4, length), length };
}
