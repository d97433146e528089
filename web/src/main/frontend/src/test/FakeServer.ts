import { vi } from 'vitest';
import type { Session } from '../api/types';

export const OPERATOR: Session = {
  user: {
    username: 'olga',
    displayName: 'Olga',
    roles: ['operator'],
    permissions: [
      'events:read',
      'events:handle',
      'alerts:read',
      'catalogue:read',
      'mappings:read',
      'notifications:read',
      'notifications:retry',
      'maintenance:write',
    ],
  },
  csrfToken: 'token',
  passwordChangeRequired: false,
  tenant: { id: 1, name: 'default' },
};

/** May do everything. */
export const ADMINISTRATOR: Session = {
  ...OPERATOR,
  user: {
    ...OPERATOR.user,
    roles: ['administrator'],
    permissions: [
      ...OPERATOR.user.permissions,
      'catalogue:write',
      'mappings:write',
      'users:manage',
      'tokens:manage',
      'audit:read',
    ],
  },
};

/** As the API refuses a word that it does not know; the detail leaves to the remedy what to do. */
export const REFUSAL = {
  title: 'A value cannot be accepted',
  detail: 'Two parameters cannot be read.',
  code: 'invalid-value',
  errors: [{ field: 'fate', reason: 'The value (x) is not known', remedy: 'Use one of held, opened' }],
};

/** Stands where the network is, and says of each address what a test wants; what it was not told is not found. */
export class FakeServer {
  readonly requests: string[] = [];
  /** What was sent with each of them, and based on which version. */
  readonly sent: { request: string; body: unknown; ifMatch: string | null }[] = [];
  /** What was sent as a file. */
  readonly files: Blob[] = [];
  /** What was sent as a form. */
  readonly forms: FormData[] = [];
  private readonly answers = new Map<string, () => Promise<Response>>();

  constructor() {
    vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
      const request = `${init.method ?? 'GET'} ${path}`;
      this.requests.push(request);
      if (typeof init.body === 'string') {
        const ifMatch = new Headers(init.headers).get('If-Match');
        this.sent.push({ request, body: read(init.body), ifMatch });
      }
      if (init.body instanceof Blob) {
        this.files.push(init.body);
      }
      if (init.body instanceof FormData) {
        this.forms.push(init.body);
      }
      const answer = this.answers.get(request);
      return answer === undefined ? Promise.resolve(new Response('', { status: 404 })) : answer();
    });
  }

  answersText(request: string, text: string): this {
    return this.answer(request, () => Promise.resolve(new Response(text)));
  }

  answers200(request: string, body: unknown): this {
    return this.answer(request, () =>
      Promise.resolve(new Response(body === undefined ? '' : JSON.stringify(body))),
    );
  }

  refuses(request: string, status: number, problem: unknown): this {
    const headers = { 'Content-Type': 'application/problem+json' };
    return this.answer(request, () =>
      Promise.resolve(new Response(JSON.stringify(problem), { status, headers })),
    );
  }

  /** Refuses once, and then answers as it was told before. */
  refusesFirst(request: string, status: number, problem: unknown): this {
    const then = this.answers.get(request);
    this.refuses(request, status, problem);
    const refuse = this.answers.get(request);
    return this.answer(request, () => {
      if (then !== undefined) {
        this.answers.set(request, then);
      }
      return refuse?.() ?? Promise.reject(new Error('Nothing refuses'));
    });
  }

  staysSilent(request: string): this {
    return this.answer(request, () => new Promise(() => undefined));
  }

  isUnreachable(request: string): this {
    return this.answer(request, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  private answer(request: string, answer: () => Promise<Response>): this {
    this.answers.set(request, answer);
    return this;
  }
}

/** A file is sent as it is. */
function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export function pageOf(...items: unknown[]) {
  return { items, nextCursor: null };
}

/** The text of a file that was sent; jsdom's blobs read themselves by a reader alone. */
export function textOf(file: Blob | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('It cannot be read'));
    reader.readAsText(file ?? new Blob());
  });
}
