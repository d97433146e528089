export interface Answer {
  status: number;
  body?: unknown;
  /** In place of the body, what is no JSON. */
  text?: string;
}

export const MISSING: Answer = {
  status: 404,
  body: { title: 'There is nothing here', detail: 'There is no such thing.', code: 'not-found' },
};

export function found(thing: unknown): Answer {
  return thing === undefined ? MISSING : { status: 200, body: thing };
}

export function page(items: unknown[]): Answer {
  return { status: 200, body: { items, nextCursor: null } };
}
