import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { EventView, Page } from '../api/types';

type Lists = InfiniteData<Page<EventView>>;

/** Changes an event wherever it is shown: on its own page and in every list. */
export function changeShown(
  queries: QueryClient,
  ids: ReadonlySet<string>,
  change: (event: EventView) => EventView,
): void {
  for (const id of ids) {
    queries.setQueryData<EventView>(['event', id], (event) => event && change(event));
  }
  queries.setQueriesData<Lists>({ queryKey: ['events'] }, (lists) => {
    if (lists === undefined || !lists.pages.some((page) => page.items.some((item) => ids.has(item.id)))) {
      return lists;
    }
    const pages = lists.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (ids.has(item.id) ? change(item) : item)),
    }));
    return { ...lists, pages };
  });
}
