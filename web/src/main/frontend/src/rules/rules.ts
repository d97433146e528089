import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page, Person } from '../api/types';
import { useMe } from '../people/person';

export const PACKAGES = '/api/v1/packages';
export const RELEASES = '/api/v1/releases';
export const BACKTESTS = '/api/v1/backtests';

/** A version of a package. */
export interface PackageView {
  name: string;
  version: string;
  state: string;
  team: string;
  changelog: string;
  /** A code, such as user:17. */
  author: string;
  flaws: Flaw[];
  scenarios: ScenarioReport | null;
  createdAt: string;
}

/** What is wrong with a file, and how to mend it. */
export interface Flaw {
  grade: string;
  file: string;
  /** From 1; 0 where the field, or the whole file, is meant. */
  line: number;
  field: string | null;
  reason: string;
  remedy: string;
}

export interface ScenarioReport {
  release?: string;
  runs: number;
  at?: string;
  failures: { file: string; scenario: string; differences: string[] }[];
  uncovered?: string[];
}

/** What became of a runbook's events within 90 days. */
export interface RunbookUse {
  runbook: string;
  title: string;
  packageName: string;
  version: string;
  team: string;
  events: number;
  alerts: number;
  dismissed: number;
  acknowledgedAfter: number | null;
  resolvedAfter: number | null;
  lastEvent: string | null;
  scenariosRun: string | null;
  reviewBy: string | null;
  overdue: boolean;
  hint: string;
}

export interface ReviewTask {
  id: number;
  kind: string;
  subject: string;
  team: string;
  reason: string;
  createdAt: string;
  /** Null while it is open, as what follows. */
  endedAt: string | null;
  /** A code, such as user:17. */
  endedBy: string | null;
  /** Why nobody needed to, if nobody did. */
  outcome: string | null;
}

export interface ReleaseView {
  id: number;
  name: string | null;
  parts: { package: string; version: string }[];
  state: string;
  actor: string;
  reason: string;
  emergency: boolean;
  askedAt: string;
  activeAt: string | null;
  failure: string | null;
}

export interface BacktestView {
  id: string;
  state: string;
  asked: string;
  actor: string;
  progress: number;
  beganAt: string;
  endedAt: string | null;
  report: BacktestReport | null;
  failure: string | null;
}

export interface Ground {
  rule: string;
  sentence: string;
}

export interface Difference {
  kind: string;
  key: string;
  subject: string;
  type: string;
  runbook: string | null;
  ownerTeam: string;
  priority: string;
  at: number;
  fields: { field: string; before: string; after: string }[];
  before: Ground[];
  after: Ground[];
}

export interface BacktestReport {
  alerts: number;
  eventsBefore: number;
  eventsAfter: number;
  created: number;
  gone: number;
  changed: number;
  differences: Difference[];
  pages: { day: string; team: string; before: number; after: number }[];
}

/** The API's address of a version. */
export function versionPath(name: string, version: string): string {
  return `${PACKAGES}/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
}

/** The page of a version, at a file if one is given. */
export function versionPage(name: string, version: string, file?: string): string {
  const page = `/packages/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
  return file === undefined ? page : `${page}?file=${encodeURIComponent(file)}`;
}

/** The path of a runbook's file. */
export function fileOf(runbook: string): string {
  return `runbooks/${runbook}.md`;
}

/** All versions of all packages, the newest of each first. */
export function usePackages() {
  return useQuery({
    queryKey: ['packages'],
    queryFn: () => get<Page<PackageView>>(PACKAGES),
  });
}

/** Which versions there are of a package: the one that judges, or else the newest. */
export function baseOf(versions: readonly PackageView[]): PackageView | undefined {
  return versions.find(({ state }) => state === 'active') ?? versions[0];
}

interface Named extends Omit<Person, 'username'> {
  code: string;
  username: string | null;
}

/** Who stands behind codes such as user:17. */
export function useNamed(codes: readonly string[]) {
  const me = useMe().username;
  const asked = [...new Set(codes)].sort().join(',');
  const actors = useQuery({
    queryKey: ['people', 'actors', asked],
    queryFn: () => get<Page<Named>>(`/api/v1/actors?code=${encodeURIComponent(asked)}`),
    enabled: asked !== '',
    staleTime: Infinity,
  });
  const named = new Map(actors.data?.items.map((actor) => [actor.code, actor]));
  return {
    /** False until everybody is known, or cannot be. */
    isKnown: !actors.isPending,
    called: (code: string) => named.get(code)?.displayName ?? code,
    isMe: (code: string) => me !== '' && named.get(code)?.username === me,
  };
}

/** What those are called who stand behind codes such as user:17. */
export function useActors(codes: readonly string[]): (code: string) => string {
  return useNamed(codes).called;
}

/** Seconds, for people. */
export function lasting(seconds: number | null): string | null {
  if (seconds === null) {
    return null;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) {
    return `${seconds} s`;
  }
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** What a file of a package is sent as. */
export function typeOf(path: string): string {
  return path.endsWith('.md')
    ? 'text/markdown'
    : path.endsWith('.csv')
      ? 'text/csv'
      : path.endsWith('.yaml')
        ? 'application/yaml'
        : 'text/plain';
}

/** The path of a flaw's file in its package; what is between packages names the package, too. */
export function pathIn(packageName: string, file: string): string {
  return file.startsWith(`${packageName}/`) ? file.slice(packageName.length + 1) : file;
}
