export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Session {
  user: { username: string; displayName: string; roles: string[]; permissions: string[] };
  csrfToken: string;
  passwordChangeRequired: boolean;
  tenant: { id: number; name: string };
}

export interface Person {
  username: string;
  displayName: string;
}
