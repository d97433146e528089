/** A refusal of the server, as RFC 9457 writes it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail: string,
    /** What to do about each part that was wrong, unless the detail says it already. */
    readonly remedies: string[] = [],
  ) {
    super(detail);
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}

interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  errors?: { reason: string; remedy: string }[];
}

let csrfToken = '';

/** Every request that changes something carries it. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Turns an answer that is no success into a problem, whatever stands between may have written it. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback = `The server answered ${response.status}. Try again in a moment.`;
  try {
    const { code, title, detail = fallback, errors = [] } = (await response.json()) as ProblemBody;
    const sentences = errors.map(({ reason, remedy }) => `${reason}. ${remedy}.`);
    return new Problem(
      response.status,
      code ?? 'unknown',
      title ?? 'It did not work',
      detail,
      [...new Set(sentences)].filter((sentence) => !detail.includes(sentence)),
    );
  } catch {
    return new Problem(response.status, 'unknown', 'It did not work', fallback);
  }
}

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' });
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

export async function get<T>(path: string): Promise<T> {
  const response = await request(path, { headers: { Accept: 'application/json' } });
  return (await response.json()) as T;
}

/** Reads a text as it is. */
export async function getText(path: string): Promise<string> {
  return (await request(path, {})).text();
}

/**
 * Sends a file; the answer is JSON.
 *
 * @param type of its content, such as text/markdown
 */
export async function sendFile<T>(
  method: 'POST' | 'PUT',
  path: string,
  type: string,
  content: string | Blob,
): Promise<T> {
  const response = await request(path, {
    method,
    headers: { 'Content-Type': type, 'X-CSRF-Token': csrfToken, 'If-Match': '*' },
    body: content,
  });
  return (await response.json()) as T;
}

/** Sends files together, as a form; the browser says how they are told apart. */
export async function sendForm<T>(path: string, form: FormData): Promise<T> {
  const response = await request(path, {
    method: 'POST',
    headers: { 'X-CSRF-Token': csrfToken },
    body: form,
  });
  return (await response.json()) as T;
}

/**
 * Sends JSON; the answer may be empty.
 *
 * @param version that the change is based on: it is refused when somebody else was faster, unless it is a star
 */
export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  version?: number | '*',
): Promise<T> {
  const response = await request(path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'X-CSRF-Token': csrfToken,
      ...(version === undefined ? {} : { 'If-Match': version === '*' ? version : `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
