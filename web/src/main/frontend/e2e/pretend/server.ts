import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Answer } from './answers';
import { answer } from './api';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** As the real server has it, so that nothing works here that would not work there. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Serves the built application, and an API that remembers what it is told until it ends. */
export class PretendedServer {
  private readonly streams = new Set<ServerResponse>();
  private readonly server: Server;

  constructor(private readonly folder: string) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Tells every browser that something has changed. */
  tell(topic: string, data: unknown): void {
    for (const stream of this.streams) {
      stream.write(`event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/api/v1/stream') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': here\n\n');
      this.streams.add(response);
      request.on('close', () => this.streams.delete(response));
    } else if (url.pathname.startsWith('/api/')) {
      const { status, body, text }: Answer = answer(request.method ?? 'GET', url, await bodyOf(request));
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response
        .writeHead(status, { 'Content-Type': type })
        .end(text ?? (body === undefined ? '' : JSON.stringify(body)));
      if (request.method !== 'GET') {
        this.tell('event', { id: url.pathname.split('/')[4], change: 'handled' });
      }
    } else {
      this.file(url.pathname, response);
    }
  }

  private file(path: string, response: ServerResponse): void {
    const asked = join(this.folder, normalize(path));
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(this.folder, 'index.html');
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    createReadStream(file).pipe(response);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  const text = Buffer.concat(parts).toString();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}
