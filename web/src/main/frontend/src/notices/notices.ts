import { createContext, use } from 'react';

/** Something that is said in passing. */
export interface Notice {
  title: string;
  lines?: string[];
  variant?: 'success' | 'danger' | 'info';
  /** What can still be done about it. */
  links?: { text: string; onClick: () => void }[];
}

export const Notices = createContext<(notice: Notice) => void>(() => undefined);

/** Says something in passing, in the corner. */
export function useTell(): (notice: Notice) => void {
  return use(Notices);
}
