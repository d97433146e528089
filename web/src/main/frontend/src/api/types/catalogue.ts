export interface TeamView {
  id: string;
  name: string;
  mail: string | null;
  version: number;
}

export interface ServiceView {
  name: string;
  ownerTeam: { id: string; name: string };
  criticality: string;
  version: number;
}

/** A configuration item: a host, a volume, a database. */
export interface CiView {
  name: string;
  service: string | null;
  kind: string;
  labels: Record<string, string>;
  dependsOn: string[];
  version: number;
}

export interface DependenciesView {
  service: string;
  dependsOn: string[];
  version: number;
}

/** What hangs on what. */
export interface TopologyView {
  nodes: TopologyNode[];
  /** What stands first cannot do without the second. */
  edges: { from: string; to: string }[];
  /** Whether there are more than are shown. */
  isCut: boolean;
}

export interface TopologyNode {
  /** As in ci/filer-1 or service/shop. */
  id: string;
  kind: string;
  name: string;
  service: string | null;
  ownerTeam: string | null;
  /** The worst of its events that fire; null when all is well. */
  severity: string | null;
  events: number;
}

export interface WindowView {
  id: string;
  /** Null where it is for whatever matches. */
  service: string | null;
  /** What alerts must say besides, as people write it. */
  matchers?: string[];
  startsAt: string;
  endsAt: string;
  /** A rule of RFC 5545; null for a window that comes once. */
  recurrence?: string | null;
  /** When it is open, or will be; null when it never is any more. */
  next?: { startsAt: string; endsAt: string } | null;
  reason: string;
  state: string;
  createdBy: string;
  /** When somebody ended it early, for ever. */
  cancelledAt?: string | null;
  /** When somebody last ended one of its times early. */
  timeEndedAt?: string | null;
  cancelledBy?: string | null;
  cancelReason?: string | null;
}
