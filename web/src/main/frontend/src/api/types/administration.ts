export interface UserView {
  username: string;
  displayName: string;
  roles: string[];
  disabled: boolean;
  passwordChangeRequired: boolean;
  lastLoginAt: string | null;
  version: number;
}

export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  createdBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

/** One line of what was done, by whom. */
export interface AuditEntry {
  sequence: number;
  at: string;
  /** Null for Belfry itself. */
  by: string | null;
  what: string;
  object: string | null;
  detail: unknown;
}
