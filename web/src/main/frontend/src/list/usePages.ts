import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/client';
import type { Page } from '../api/types';

/** A list that is read page by page; `path` has no cursor. */
export function usePages<T>(key: string, path: string) {
  const query = useInfiniteQuery({
    queryKey: [key, path],
    queryFn: ({ pageParam }) =>
      get<Page<T>>(
        pageParam === null
          ? path
          : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(pageParam)}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
