import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/client';
import { useTell } from '../notices/notices';
import { texts } from '../texts';

interface Change {
  run: () => Promise<unknown>;
  /** What is said when it is done. */
  done: string | (() => string);
  /** Brings back what was there before. */
  undo?: () => Promise<unknown>;
}

/** Changes something, says so, offers the way back, and has everything read again. */
export function useChange(): (change: Change) => Promise<void> {
  const queries = useQueryClient();
  const tell = useTell();
  const change = async ({ run, done, undo }: Change): Promise<void> => {
    try {
      await run();
      tell({
        title: typeof done === 'string' ? done : done(),
        ...(undo && {
          links: [{ text: texts.undo, onClick: () => void change({ run: undo, done: texts.undone }) }],
        }),
      });
    } catch (error) {
      tell({
        variant: 'danger',
        title: isProblem(error) ? error.title : texts.failed,
        lines: isProblem(error) ? [error.message, ...error.remedies] : [texts.unreachable],
      });
    } finally {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    }
  };
  return change;
}

/** Says that something was done, and has everything read again. */
export function useSaid(): (done: string) => void {
  const queries = useQueryClient();
  const tell = useTell();
  return (done) => {
    tell({ title: done });
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}
