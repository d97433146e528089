/** Something that somebody changed. */
export interface ChangeView {
  id: string;
  happenedAt: string;
  summary: string;
  service: string | null;
  ci: string | null;
  source: string | null;
  link: string | null;
}

/** Whether it is safe to follow: senders write it. */
export function isWebAddress(link: string | null): link is string {
  return link !== null && /^https?:\/\//i.test(link);
}
