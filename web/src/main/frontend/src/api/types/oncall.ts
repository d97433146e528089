import type { Person } from './common';

/** Who is called for a team now; nobody when there is no person. */
export interface OnCallView {
  team: { id: string; name: string };
  person: Person | null;
  until: string | null;
  override: boolean;
}

/** A way to reach a team. */
export interface ChannelView {
  team: string;
  name: string;
  kind: string;
  address: string;
  topic: string | null;
  sealed: boolean;
  priorities: string[];
  enabled: boolean;
  checkedAt: string | null;
  checkFailure: string | null;
  version: number;
}

export interface RotationView {
  zone: string;
  startsOn: string;
  handover: string;
  members: Person[];
  version: number;
}

/** How a team's events escalate; the people are usernames, null for nobody. */
export interface TeamEscalationView {
  team: string;
  /** Null for the usual one. */
  policy: string | null;
  lead: string | null;
  manager: string | null;
  director: string | null;
  version: number;
}

/** Somebody who stands in. */
export interface OverrideView {
  id: string;
  person: Person;
  startsAt: string;
  endsAt: string;
}

export interface NotificationView {
  id: number;
  event: { id: string; number: number | null };
  team: { id: string; name: string };
  recipient: string | null;
  subject: string;
  state: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}
